package io.symbolon.email.transport;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A mail on its way out.
 *
 * @param id the same at every attempt: from it comes the Message-ID, by which a receiver knows a duplicate
 * @param date when it was accepted, the mail's {@code Date}
 * @param recipients who has not got it yet: all of the mail's, or some after a partial delivery
 */
public record Outgoing(UUID id, Instant date, Mail mail, List<MailAddress> recipients) {
    public Outgoing {
        recipients = List.copyOf(recipients);
    }

    @Override
    public String toString() {
        return "mail " + id;
    }
}
