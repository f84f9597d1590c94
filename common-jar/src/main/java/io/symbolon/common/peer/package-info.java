/** Whose network address a request comes from. */
package io.symbolon.common.peer;
