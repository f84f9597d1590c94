package io.symbolon.user.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The members of a profile, each with what it may hold; one missing here is nobody's to read or change. */
enum ProfileField {
    ID,
    EMAIL,
    DISPLAY_NAME(Form.line(100)),
    GIVEN_NAME(Form.line(100)),
    FAMILY_NAME(Form.line(100)),
    PHONE(Form.PHONE),
    LOCALE(Form.LOCALE),
    TIME_ZONE(Form.TIME_ZONE),
    BIO(Form.text(2000)),
    AVATAR_URL(Form.HTTPS_URL),
    METADATA(Metadata.FORM),
    CREATED_AT,
    UPDATED_AT,
    LAST_ACTIVITY_AT,
    VERSION;

    /** All of them, by their names on the wire. */
    static final Set<String> ALL =
            Arrays.stream(values()).map(ProfileField::wireName).collect(Collectors.toUnmodifiableSet());

    /** Those that only this service itself changes. */
    static final Set<String> READ_ONLY = Arrays.stream(values())
            .filter(field -> field.form().isEmpty())
            .map(ProfileField::wireName)
            .collect(Collectors.toUnmodifiableSet());

    @SuppressWarnings("ImmutableEnumChecker") // a sentence and a pure function
    private final Form form;

    ProfileField() {
        this(null);
    }

    ProfileField(Form form) {
        this.form = form;
    }

    static Optional<ProfileField> named(String wireName) {
        return Arrays.stream(values())
                .filter(field -> field.wireName().equals(wireName))
                .findFirst();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What clients may put there; empty when it is not for them to change. */
    Optional<Form> form() {
        return Optional.ofNullable(form);
    }
}
