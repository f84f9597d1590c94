package io.symbolon.common.inbound.verification;

/** Whom to believe at one moment: the keys, and what was revoked. Immutable. */
public record Trust(TrustedKeys keys, DenyList denied) {}
