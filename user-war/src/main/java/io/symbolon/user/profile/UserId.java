package io.symbolon.user.profile;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A user's identifier, the {@code sub} of their tokens. Immutable. */
public record UserId(UUID value) {
    /** {@link UUID#fromString} alone takes {@code 1-1-1-1-1} as well. */
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Empty when the text is no UUID. */
    public static Optional<UserId> parse(String text) {
        return Optional.of(text)
                .filter(it -> UUID_FORM.matcher(it).matches())
                .map(UUID::fromString)
                .map(UserId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
