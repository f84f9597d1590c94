/** An application that calls from every kind of thread that a container has. */
package io.symbolon.common.outbound.managed;
