package io.symbolon.email.transport;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Mails for tests. */
public final class TestMails {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private TestMails() {}

    public static Mail text(String... to) {
        return new Mail(addresses(to), "Hello", "Some text", null, null, null);
    }

    static Outgoing outgoing(Mail mail) {
        return new Outgoing(UUID.randomUUID(), NOON, mail, mail.to());
    }

    static List<MailAddress> addresses(String... all) {
        return Stream.of(all).map(MailAddress::new).toList();
    }

    static Sender sender() {
        return Sender.parse("Symbolon <no-reply@symbolon.example>");
    }
}
