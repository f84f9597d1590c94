package io.symbolon.property.internal;

import io.symbolon.property.property.PropertyClaim;
import java.util.List;
import java.util.UUID;

/** The answer of the internal door. */
public record UserProperties(UUID userId, List<PropertyClaim> properties) {}
