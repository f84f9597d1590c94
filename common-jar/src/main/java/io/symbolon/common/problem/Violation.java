package io.symbolon.common.problem;

/** One member of a request that is not acceptable, and why; never echoes the value. */
public record Violation(String field, String message) {}
