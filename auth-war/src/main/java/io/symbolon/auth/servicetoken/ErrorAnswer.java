package io.symbolon.auth.servicetoken;

/** An error response (RFC 6749 §5.2). */
public record ErrorAnswer(String error, String errorDescription) {}
