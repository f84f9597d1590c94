package io.symbolon.common.token;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The registered name of a service: its {@code client_id}, its {@code sub} and its audience at once (CONTRACT section 2).
 * Never a UUID, so that it cannot be taken for a user (RFC 9700 §4.15). Immutable.
 */
public record ServiceName(String value) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,62}");
    private static final Pattern UUID_LIKE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Set<String> RESERVED = Set.of("first-party", "user", "admin", "service");

    /** @throws IllegalArgumentException when the name is not one a service may bear */
    public ServiceName {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "not a service name ([a-z][a-z0-9-]{1,62}, no UUID, none of " + RESERVED + ")");
        }
    }

    /** Whether a service may bear this name. */
    public static boolean isValid(String value) {
        return value != null
                && NAME.matcher(value).matches()
                && !UUID_LIKE.matcher(value).matches()
                && !RESERVED.contains(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
