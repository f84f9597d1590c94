package io.symbolon.email.transport;

import java.util.List;

/**
 * What a mail says and to whom. At least one of {@code text} and {@code html} is there; {@code replyTo} and {@code locale}
 * (BCP 47) may be null. Immutable; its string form tells nothing of the content.
 */
public record Mail(List<MailAddress> to, String subject, String text, String html, MailAddress replyTo, String locale) {
    public Mail {
        to = List.copyOf(to);
    }

    @Override
    public String toString() {
        return "mail to " + to.size() + " recipients";
    }
}
