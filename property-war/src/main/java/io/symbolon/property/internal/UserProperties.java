package io.symbolon.property.internal;

import io.symbolon.property.property.PropertyClaim;
import java.util.List;

/** The answer of the internal door. */
public record UserProperties(String userId, List<PropertyClaim> properties) {}
