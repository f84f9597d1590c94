package io.symbolon.property.property;

/** Where a property is. Free text, as people of any country write it. */
public record Address(
        @TextLine(max = 200) String street,
        @TextLine(max = 100) String city,
        @TextLine(max = 20) String postalCode,
        @TextLine(max = 100) String country) {
    public Address {
        street = TextLine.Check.normal(street);
        city = TextLine.Check.normal(city);
        postalCode = TextLine.Check.normal(postalCode);
        country = TextLine.Check.normal(country);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
