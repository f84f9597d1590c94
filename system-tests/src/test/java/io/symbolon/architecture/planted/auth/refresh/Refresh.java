package io.symbolon.architecture.planted.auth.refresh;

public record Refresh(String token) {}
