package io.symbolon.property.property;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The members of a property; one missing here is nobody's to read or change. */
enum PropertyField {
    ID(false),
    NAME(true),
    TYPE(true),
    ADDRESS(true),
    ROLE(true),
    CREATED_AT(false),
    UPDATED_AT(false),
    VERSION(false);

    /** All of them, by their names on the wire. */
    static final Set<String> ALL =
            Arrays.stream(values()).map(PropertyField::wireName).collect(Collectors.toUnmodifiableSet());

    /** Those that only this service itself changes. */
    static final List<String> READ_ONLY = Arrays.stream(values())
            .filter(field -> !field.changeable)
            .map(PropertyField::wireName)
            .toList();

    private final boolean changeable;

    PropertyField(boolean changeable) {
        this.changeable = changeable;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
