package io.symbolon.email.transport;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A mail as RFC 5322 and MIME (RFC 2045) want it: text, HTML, or both as {@code multipart/alternative} with the richest
 * last (RFC 2046 §5.1.4). The same mail always has the same Message-ID and Date.
 */
final class MimeMail extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    private final String messageId;

    MimeMail(Session session, Sender sender, Outgoing outgoing) throws MessagingException {
        super(session);
        this.messageId = "<" + outgoing.id() + "@" + sender.address().domain() + ">";
        Mail mail = outgoing.mail();
        setFrom(sender.mailbox());
        setRecipients(Message.RecipientType.TO, addresses(mail.to()));
        if (mail.replyTo() != null) {
            setReplyTo(addresses(List.of(mail.replyTo())));
        }
        setLiteralSubject(mail.subject());
        setSentDate(Date.from(outgoing.date()));
        // "auto-generated": no vacation notices come back (RFC 3834 §5)
        setHeader("Auto-Submitted", "auto-generated");
        if (mail.locale() != null) {
            setContentLanguage(new String[] {mail.locale()});
        }
        setBody(mail);
        saveChanges();
    }

    static Address[] addresses(List<MailAddress> addresses) throws MessagingException {
        Address[] all = new Address[addresses.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = new InternetAddress(addresses.get(i).value(), true);
        }
        return all;
    }

    private void setLiteralSubject(String subject) throws MessagingException {
        if (EncodedWords.areNeeded(subject)) {
            setHeader("Subject", EncodedWords.of(subject));
        } else {
            setSubject(subject, UTF_8);
        }
    }

    private void setBody(Mail mail) throws MessagingException {
        if (mail.html() == null) {
            setText(canonical(mail.text()), UTF_8);
        } else if (mail.text() == null) {
            setText(canonical(mail.html()), UTF_8, "html");
        } else {
            setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(canonical(text), UTF_8, subtype);
        return part;
    }

    /** "CR and LF MUST only occur together as CRLF" (RFC 5322 §2.3). */
    private static String canonical(String text) {
        return LINE_END.matcher(text).replaceAll("\r\n");
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
