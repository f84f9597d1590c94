package io.symbolon.auth.credential;

import java.util.Locale;

/** How an account stands (CONTRACT section 4). Unverified users may log in; disabled ones may not. */
public enum AccountStatus {
    UNVERIFIED,
    ACTIVE,
    DISABLED;

    /** As it is written on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
