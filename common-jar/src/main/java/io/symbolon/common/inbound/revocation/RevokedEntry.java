package io.symbolon.common.inbound.revocation;

import java.time.Instant;

/**
 * One revocation on the wire (CONTRACT section 4). Immutable.
 *
 * @param kind {@code jti}, {@code sid}, {@code sub}, {@code client} or {@code kid}; a newer auth may know more
 * @param notBefore tokens of a {@code sub} or {@code client} issued in a later second are good; null: none is, whenever
 *     issued, as of the other kinds
 * @param expires from then on no token is left that the entry could refuse, and it is forgotten; null: never
 */
public record RevokedEntry(String kind, String value, Instant notBefore, Instant expires) {}
