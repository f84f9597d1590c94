package io.symbolon.auth.grant;

/** An error response (RFC 6749 §5.2). */
public record ErrorAnswer(String error, String errorDescription) {}
