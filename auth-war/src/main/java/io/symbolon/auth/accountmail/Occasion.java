package io.symbolon.auth.accountmail;

import java.time.Duration;
import java.util.Locale;

/** What an account mail is about. */
public enum Occasion {
    EMAIL_VERIFICATION(Duration.ofHours(24), "/verify-email"),
    PASSWORD_RESET(Duration.ofMinutes(30), "/reset-password"),
    PASSWORD_CHANGED(Duration.ZERO, null),
    NEW_LOGIN(Duration.ZERO, null);

    private final Duration life;
    private final String page;

    Occasion(Duration life, String page) {
        this.life = life;
        this.page = page;
    }

    /** Whether the mail carries a link that does something. */
    boolean hasLink() {
        return page != null;
    }

    /** How long the link may be used. */
    Duration life() {
        return life;
    }

    /** Where the link leads, below {@code account.link.base}. */
    String page() {
        return page;
    }

    /** The name of its template at email-service, such as {@code password-reset}. */
    String template() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
