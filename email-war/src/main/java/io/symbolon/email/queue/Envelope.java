package io.symbolon.email.queue;

import io.symbolon.email.transport.Mail;
import io.symbolon.email.transport.MailAddress;
import java.util.List;

/** What is stored of a mail: itself, and who has not got it yet. */
record Envelope(Mail mail, List<MailAddress> recipients) {
    Envelope {
        recipients = List.copyOf(recipients);
    }
}
