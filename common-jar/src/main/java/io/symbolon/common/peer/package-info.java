/** Who is at the other end: whose network address a request comes from, and where one may speak in confidence. */
package io.symbolon.common.peer;
