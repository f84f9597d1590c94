package io.symbolon.email.queue;

import io.symbolon.email.transport.Mail;
import io.symbolon.email.transport.MailAddress;
import io.symbolon.email.transport.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What is stored of a mail: itself, who has not got it yet, and who was refused for good. */
record Envelope(Mail mail, List<MailAddress> recipients, List<MailAddress> refused) {
    Envelope {
        recipients = List.copyOf(recipients);
        // absent in what an earlier version stored
        refused = List.copyOf(Objects.requireNonNullElse(refused, List.of()));
    }

    static Envelope of(Mail mail) {
        return new Envelope(mail, mail.to(), List.of());
    }

    /** Without those nothing may be sent to. */
    Envelope sparing(Set<MailAddress> suppressed) {
        return new Envelope(
                mail,
                recipients.stream().filter(one -> !suppressed.contains(one)).toList(),
                both(refused, recipients.stream().filter(suppressed::contains).toList()));
    }

    /** After an attempt. */
    Envelope after(Outcome outcome) {
        return new Envelope(mail, outcome.deferred(), both(refused, outcome.refused()));
    }

    /** To all who have not got it, whatever was said of them. */
    Envelope anew() {
        return new Envelope(mail, both(recipients, refused), List.of());
    }

    private static List<MailAddress> both(List<MailAddress> some, List<MailAddress> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }
}
