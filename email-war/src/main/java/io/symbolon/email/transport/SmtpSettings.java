package io.symbolon.email.transport;

import io.symbolon.common.token.Secret;
import java.time.Duration;
import java.util.Properties;

/**
 * How the mail host is reached.
 *
 * @param host {@code smtp.host}
 * @param port {@code smtp.port}, default 587 (RFC 6409); on 465 TLS comes first (RFC 8314 §3.3)
 * @param user {@code smtp.user}; null: no authentication
 * @param password {@code smtp.password}; null without a user
 * @param startTls {@code smtp.starttls}; default {@code required}, in development {@code optional}
 * @param timeout {@code smtp.timeout}, for connecting and for each read and write; default PT20S
 */
record SmtpSettings(String host, int port, String user, Secret password, StartTls startTls, Duration timeout) {
    private static final int IMPLICIT_TLS = 465;

    SmtpSettings {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("smtp.timeout must be above zero and at most PT5M");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("smtp.port must be between 1 and 65535");
        }
        if (user != null && password == null) {
            throw new IllegalArgumentException("smtp.user is set but smtp.password is not");
        }
    }

    /** As Jakarta Mail's SMTP provider wants them. */
    Properties properties(Sender sender) {
        Properties smtp = new Properties();
        smtp.setProperty("mail.smtp.from", sender.address().value());
        smtp.setProperty("mail.smtp.auth", String.valueOf(user != null));
        smtp.setProperty("mail.smtp.ssl.enable", String.valueOf(port == IMPLICIT_TLS));
        smtp.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls != StartTls.OFF));
        smtp.setProperty("mail.smtp.starttls.required", String.valueOf(startTls == StartTls.REQUIRED));
        smtp.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        smtp.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        smtp.setProperty("mail.smtp.sendpartial", "true");
        smtp.setProperty("mail.smtp.quitwait", "false");
        for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            smtp.setProperty("mail.smtp." + limit, String.valueOf(timeout.toMillis()));
        }
        return smtp;
    }
}
