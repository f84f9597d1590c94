package io.symbolon.architecture.planted.common.inbound;

public record Guarding(String name) {}
