package io.symbolon.email.transport;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a mail says and to whom. At least one of {@code text} and {@code html} is there; {@code replyTo} and {@code locale}
 * (BCP 47) may be null. Immutable; its string form tells nothing of the content.
 */
public record Mail(List<MailAddress> to, String subject, String text, String html, MailAddress replyTo, String locale) {
    public Mail {
        to = List.copyOf(to);
    }

    /** Whether a mail host has to know RFC 6531 to take it. */
    boolean isInternational() {
        return Stream.concat(to.stream(), Stream.ofNullable(replyTo)).anyMatch(MailAddress::isInternational);
    }

    @Override
    public String toString() {
        return "mail to " + to.size() + " recipients";
    }
}
