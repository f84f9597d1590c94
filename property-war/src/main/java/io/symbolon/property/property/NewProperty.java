package io.symbolon.property.property;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a user says of a property, and may change later. The role is the user's own part in it, {@code owner} unless said.
 * Text is kept in Unicode's NFC, without space around it.
 */
@Schema(requiredProperties = {"name", "type", "address"})
public record NewProperty(
        @TextLine(max = 500) String name,
        @TextLine(max = 50) String type,

        @NotNull @Valid @Schema(requiredProperties = {"street", "city", "postal_code", "country"})
        Address address,

        @TextLine(max = 50) String role) {
    private static final String DEFAULT_ROLE = "owner";

    public NewProperty {
        name = TextLine.Check.normal(name);
        type = TextLine.Check.normal(type);
        role = role == null ? DEFAULT_ROLE : TextLine.Check.normal(role);
    }
}
