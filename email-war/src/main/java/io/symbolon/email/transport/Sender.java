package io.symbolon.email.transport;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;

/** Whom mails are from: {@code mail.from}, an address with or without a display name (RFC 5322 §3.4). Immutable. */
record Sender(InternetAddress mailbox, MailAddress address) {
    /** @throws IllegalArgumentException naming the setting, when it is no address */
    static Sender parse(String from) {
        try {
            InternetAddress mailbox = new InternetAddress(from, true);
            MailAddress address = MailAddress.parse(mailbox.getAddress())
                    .orElseThrow(() -> new IllegalArgumentException("mail.from holds no valid address"));
            mailbox.setAddress(address.value());
            mailbox.setPersonal(mailbox.getPersonal(), StandardCharsets.UTF_8.name()); // else it goes out as it came
            return new Sender(mailbox, address);
        } catch (AddressException refused) {
            throw new IllegalArgumentException("mail.from is not an address", refused);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("every Java knows UTF-8", impossible);
        }
    }
}
