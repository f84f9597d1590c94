/** Events on each of the brokers: what is told arrives, once, in both directions, whichever carries it. */
package io.symbolon.system.broker;
