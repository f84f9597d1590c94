/**
 * Obtaining a token and sending it. {@code InternalClientAuthFilter} asks {@code InternalClientTokenProvider}, which keeps
 * one {@code TokenSlot} a client: a token in hand never waits, a missing one is requested once for everybody, and a failure
 * is remembered so that an outage of auth stays cheap. Life is measured on a monotonic clock from the moment the request
 * was sent; the wall clock only labels it.
 */
package io.symbolon.common.outbound;
