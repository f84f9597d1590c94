package io.symbolon.email.transport;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Reads a failed attempt: which reply (RFC 5321 §4.2) the host gave for whom, or why it gave none. */
final class SmtpFailure {
    /** No reply was read. */
    private static final int NONE = -1;

    /** "421 … Service not available, closing transmission channel" (RFC 5321 §4.2.3). */
    private static final int SERVICE_NOT_AVAILABLE = 421;

    /** Replies about our credentials or the missing encryption (RFC 4954 §6): settings are wrong, not the mail. */
    private static final Set<Integer> ACCESS_REPLIES = Set.of(454, 530, 534, 535, 538);

    /** "Mailbox unavailable", "user not local", "mailbox name not allowed" (RFC 5321 §4.2.3). */
    private static final Set<Integer> MAILBOX_REPLIES = Set.of(550, 551, 553);

    /** Bad destination mailbox, system or syntax; moved; disabled (RFC 3463 §3.2, §3.3). */
    private static final Pattern MAILBOX_STATUS = Pattern.compile("5\\.1\\.([1236]|10)|5\\.2\\.1");

    /** Enhanced status code (RFC 3463 §2), after the reply code. */
    private static final Pattern ENHANCED_STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    private SmtpFailure() {}

    static Outcome outcome(Outgoing mail, MessagingException failure) {
        if (failure instanceof SendFailedException refusal && isAboutTheMail(replyToTheWhole(refusal))) {
            return byRecipient(mail, refusal);
        }
        return Outcome.unreachable(mail, reasonWithoutReply(failure));
    }

    /** When every recipient was refused Angus tells only of them; the first reply then stands for the whole. */
    private static int replyToTheWhole(SendFailedException refusal) {
        if (refusal instanceof SMTPSendFailedException whole) {
            return whole.getReturnCode();
        }
        return refusal.getNextException() instanceof SMTPAddressFailedException first ? first.getReturnCode() : NONE;
    }

    private static boolean isAboutTheMail(int reply) {
        return reply > 0 && reply != SERVICE_NOT_AVAILABLE && !ACCESS_REPLIES.contains(reply);
    }

    /** A recipient's own reply decides; else the reply to the whole mail does. */
    private static Outcome byRecipient(Outgoing mail, SendFailedException whole) {
        Map<String, SMTPAddressFailedException> replies = repliesByAddress(whole);
        Set<String> served = served(whole);
        List<MailAddress> deferred = new ArrayList<>();
        List<MailAddress> refused = new ArrayList<>();
        List<MailAddress> bounced = new ArrayList<>();
        String reason = null;
        for (MailAddress recipient : mail.recipients()) {
            if (!served.contains(recipient.value())) {
                SMTPAddressFailedException own = replies.get(recipient.value());
                int reply = own == null ? replyToTheWhole(whole) : own.getReturnCode();
                (reply >= 500 ? refused : deferred).add(recipient);
                reason = reason(reply, own == null ? whole : own);
                if (own != null && isAboutTheMailbox(own)) {
                    bounced.add(recipient);
                }
            }
        }
        return new Outcome(deferred, refused, reason, true, bounced);
    }

    /** Whether there is no such mailbox; other refusals (5.7.1, policy) may be of this mail or of us. */
    private static boolean isAboutTheMailbox(SMTPAddressFailedException refusal) {
        Matcher status = ENHANCED_STATUS.matcher(String.valueOf(refusal.getMessage()));
        return MAILBOX_REPLIES.contains(refusal.getReturnCode())
                && (!status.find() || MAILBOX_STATUS.matcher(status.group(1)).matches());
    }

    private static Map<String, SMTPAddressFailedException> repliesByAddress(MessagingException whole) {
        Map<String, SMTPAddressFailedException> replies = new HashMap<>();
        for (Exception next = whole; next instanceof MessagingException one; next = one.getNextException()) {
            if (one instanceof SMTPAddressFailedException reply) {
                replies.put(reply.getAddress().getAddress(), reply);
            }
        }
        return replies;
    }

    private static Set<String> served(SendFailedException whole) {
        Set<String> served = new HashSet<>();
        if (whole.getValidSentAddresses() != null) {
            for (Address address : whole.getValidSentAddresses()) {
                served.add(((InternetAddress) address).getAddress());
            }
        }
        return served;
    }

    private static String reason(int reply, MessagingException failure) {
        Matcher status = ENHANCED_STATUS.matcher(String.valueOf(failure.getMessage()));
        String code = status.find() ? reply + " " + status.group(1) : String.valueOf(reply);
        return code + (reply >= 500 ? ": refused by the mail host" : ": deferred by the mail host");
    }

    private static String reasonWithoutReply(MessagingException failure) {
        if (failure instanceof SMTPSendFailedException reply && reply.getReturnCode() > 0) {
            return reply.getReturnCode() + ": the mail host takes no mail from this service now";
        }
        if (failure instanceof AuthenticationFailedException) {
            return "the mail host refused smtp.user and smtp.password";
        }
        return switch (String.valueOf(failure.getMessage())) {
            case "STARTTLS is required but host does not support STARTTLS" -> "the mail host offers no STARTTLS";
            default -> reasonOfCause(failure);
        };
    }

    private static String reasonOfCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return "the mail host did not answer in time";
            }
            if (cause instanceof SSLException) {
                return "no TLS connection with the mail host";
            }
        }
        return "the mail host cannot be reached or dropped the connection";
    }
}
