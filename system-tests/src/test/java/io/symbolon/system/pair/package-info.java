/** Two auth servers on one database are one service to everybody. */
package io.symbolon.system.pair;
