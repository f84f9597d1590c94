package io.symbolon.property.property;

/** Where a property is. Free text, as people of any country write it. */
public record Address(
        @TextLine(max = 200) String street,
        @TextLine(max = 100) String city,
        @TextLine(max = 20) String postalCode,
        @TextLine(max = 100) String country) {
    @Override
    public String toString() {
        return "[redacted]";
    }
}
