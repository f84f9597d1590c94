/**
 * Facts told from one service to another: the CloudEvents on the wire, the outbox they leave through and the inbox they
 * arrive in. Delivered at least once, effective exactly once, in any order. Plain classes: a WAR switches them on by {@link
 * io.symbolon.common.event.ExchangesEvents}.
 */
package io.symbolon.common.event;
