package io.symbolon.email.transport;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Hands mails to a mail host by SMTP (RFC 5321, RFC 6531), one connection at a time a conversation. Thread-safe. */
final class SmtpTransport implements MailTransport {
    private static final Logger LOG = Logger.getLogger(SmtpTransport.class.getName());

    private final SmtpSettings settings;
    private final Sender sender;
    private final Session session;
    /** For mails whose addresses go beyond ASCII: every envelope then demands what the next hosts may not know. */
    private final Session international;

    /** @param sockets decide which certificates of the host are trusted; its name is checked in any case */
    SmtpTransport(SmtpSettings settings, Sender sender, SSLSocketFactory sockets) {
        this.settings = settings;
        this.sender = sender;
        Properties properties = settings.properties(sender);
        properties.put("mail.smtp.ssl.socketFactory", sockets);
        this.session = Session.getInstance(properties);
        Properties utf8 = new Properties();
        utf8.putAll(properties);
        utf8.setProperty("mail.mime.allowutf8", "true");
        this.international = Session.getInstance(utf8);
    }

    @Override
    public Conversation open() {
        return new SmtpConversation();
    }

    private final class SmtpConversation implements Conversation {
        private SMTPTransport connection;
        private Session connected;

        @Override
        public Outcome deliver(Outgoing outgoing) {
            MimeMail mail;
            try {
                mail = new MimeMail(session, sender, outgoing);
            } catch (MessagingException inexpressible) {
                return Outcome.refused(outgoing, "the mail cannot be expressed in MIME");
            }
            return send(mail, outgoing);
        }

        private Outcome send(MimeMail mail, Outgoing outgoing) {
            boolean beyondAscii = outgoing.mail().isInternational();
            try {
                connect(beyondAscii ? international : session);
                if (beyondAscii && !connection.supportsExtension("SMTPUTF8")) {
                    return Outcome.refused(outgoing, "the mail host takes no addresses beyond ASCII");
                }
                connection.sendMessage(mail, MimeMail.addresses(outgoing.recipients()));
                return Outcome.delivered();
            } catch (MessagingException failure) {
                Outcome outcome = SmtpFailure.outcome(outgoing, failure);
                if (!outcome.isHostUsable()) {
                    close();
                }
                return outcome;
            }
        }

        private void connect(Session wanted) throws MessagingException {
            if (connected == wanted && connection != null && connection.isConnected()) {
                return;
            }
            close();
            connected = wanted;
            connection = (SMTPTransport) wanted.getTransport("smtp");
            String password =
                    settings.password() == null ? null : settings.password().reveal();
            connection.connect(settings.host(), settings.port(), settings.user(), password);
        }

        @Override
        public void close() {
            if (connection != null) {
                try {
                    connection.close();
                } catch (MessagingException alreadyGone) {
                    LOG.log(Level.FINE, "the mail host was gone before QUIT", alreadyGone);
                }
                connection = null;
            }
        }
    }
}
