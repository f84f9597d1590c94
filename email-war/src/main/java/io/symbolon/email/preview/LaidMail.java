package io.symbolon.email.preview;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;

/** One {@code .eml} file as it is shown; {@code text} and {@code html} are empty when the mail has none. */
public record LaidMail(String subject, String from, String to, Instant date, String text, String html) {
    /** @throws IOException when the file is gone or no mail */
    static LaidMail read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            MimeMessage mail = new MimeMessage(session(), stream);
            return new LaidMail(
                    shown(mail.getSubject()),
                    shown(mail.getHeader("From", ", ")),
                    shown(mail.getHeader("To", ", ")),
                    date(mail),
                    content(mail, "text/plain"),
                    content(mail, "text/html"));
        } catch (MessagingException noMail) {
            throw new IOException("not a mail", noMail);
        }
    }

    /** Headers are in UTF-8 where an address goes beyond ASCII (RFC 6532). */
    private static Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        return Session.getInstance(properties);
    }

    private static Instant date(MimeMessage mail) throws MessagingException, IOException {
        if (mail.getSentDate() == null) {
            throw new IOException("a mail without a date is none of ours");
        }
        return mail.getSentDate().toInstant();
    }

    private static String content(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String found = content(inner, type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    private static String shown(String header) {
        return header == null ? "" : header;
    }
}
