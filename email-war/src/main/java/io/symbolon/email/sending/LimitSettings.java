package io.symbolon.email.sending;

/**
 * How much may be sent, by this server. Immutable.
 *
 * @param caller mails a minute for each service: {@code mail.limit.caller}, default 120000, in development 0; 0: no
 *     limit
 * @param recipient mails an hour to each address: {@code mail.limit.recipient}, default 100, in development 0; 0: no
 *     limit
 */
record LimitSettings(int caller, int recipient) {
    /** @throws IllegalArgumentException naming the setting that is absurd */
    LimitSettings {
        if (caller < 0 || recipient < 0) {
            throw new IllegalArgumentException("mail.limit.caller and mail.limit.recipient must not be negative");
        }
    }
}
