package io.symbolon.auth.accountmail;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail that is due, as it waits in the outbox. Whether there is such an account, and whether it gets one, is decided only
 * when it is carried: asking costs the same for every address.
 *
 * @param userId whose account; null when an address was named
 * @param email by which somebody asks; null when the account is known
 * @param network from where somebody logged in; null in other mails
 * @param time when it happened
 */
record AccountMail(Occasion occasion, UUID userId, String email, String network, Instant time) {
    @Override
    public String toString() {
        return "mail about " + occasion;
    }
}
