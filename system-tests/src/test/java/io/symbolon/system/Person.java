package io.symbolon.system;

/** Somebody who registered. */
public record Person(String id, String email, String password) {}
