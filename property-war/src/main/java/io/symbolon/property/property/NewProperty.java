package io.symbolon.property.property;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** What a user says of a property to be kept. The role is the user's own part in it, {@code owner} unless said. */
public record NewProperty(
        @TextLine(max = 200) String name,
        @TextLine(max = 50) String type,
        @NotNull @Valid Address address,
        @TextLine(max = 50, required = false) String role) {
    private static final String DEFAULT_ROLE = "owner";

    String roleOrDefault() {
        return role == null ? DEFAULT_ROLE : role;
    }
}
