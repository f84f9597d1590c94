package io.symbolon.auth.revoked;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an entry names (CONTRACT section 4). */
public enum Kind {
    /** One token, by its id. */
    JTI,
    /** A user's session, by its id. */
    SID,
    /** A user or a service, by the claim {@code sub}. */
    SUB,
    /** A service, by its name. */
    CLIENT,
    /** A signing key, by its id. */
    KID;

    /** As it is spelled on the wire and in the table. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Exactly as spelled on the wire; anything else is none. */
    public static Optional<Kind> of(String text) {
        return Stream.of(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }
}
