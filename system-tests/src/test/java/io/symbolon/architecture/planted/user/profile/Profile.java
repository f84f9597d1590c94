package io.symbolon.architecture.planted.user.profile;

public record Profile(String name) {}
