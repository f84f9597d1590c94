/** Conditions that clients make of the state they read or change (RFC 9110 §13), where runtimes read them loosely. */
package io.symbolon.common.precondition;
