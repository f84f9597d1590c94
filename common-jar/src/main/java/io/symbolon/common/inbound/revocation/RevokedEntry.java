package io.symbolon.common.inbound.revocation;

import java.time.Instant;

/**
 * One revocation on the wire (CONTRACT section 4). Immutable.
 *
 * @param kind {@code jti}, {@code sid}, {@code sub}, {@code client} or {@code kid}; a newer auth may know more
 * @param notBefore tokens of a {@code sub} or {@code client} issued since are good; the other kinds are dead whenever issued
 * @param expires from then on no token is left that the entry could refuse
 */
public record RevokedEntry(String kind, String value, Instant notBefore, Instant expires) {}
