package io.symbolon.property.property;

import java.util.UUID;

/** What a token says of a property (CONTRACT section 3, {@code properties}): it informs clients, never authorizes. */
public record PropertyClaim(UUID propertyId, String name, String role) {}
