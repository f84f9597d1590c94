package io.symbolon.email.transport;

import java.util.Locale;

/** Whether a connection to the mail host is protected (RFC 3207): {@code smtp.starttls}. */
enum StartTls {
    /** No TLS, no mail. */
    REQUIRED,
    /** TLS where the host offers it. */
    OPTIONAL,
    /** Never asked for. */
    OFF;

    /** @throws IllegalArgumentException naming the setting, when the value is none of these */
    static StartTls parse(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "required", "true" -> REQUIRED;
            case "optional" -> OPTIONAL;
            case "off", "false" -> OFF;
            default -> throw new IllegalArgumentException("smtp.starttls must be required, optional or off");
        };
    }
}
