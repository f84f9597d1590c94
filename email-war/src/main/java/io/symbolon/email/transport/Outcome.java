package io.symbolon.email.transport;

import java.util.List;

/**
 * What became of an attempt. Who is in neither list has the mail.
 *
 * @param deferred who did not get it now and may later (RFC 5321 §4.2.1, 4yz)
 * @param refused who will never get it (5yz)
 * @param reason why, fit for a log and for the sender: a reply code and words of ours, never the host's text, which may
 *     quote addresses; null when all have it
 * @param isHostUsable false when the way out itself failed, so that other mails would fare no better now
 * @param bounced who of the refused has no mailbox there, so that no other mail will ever get through either
 */
public record Outcome(
        List<MailAddress> deferred,
        List<MailAddress> refused,
        String reason,
        boolean isHostUsable,
        List<MailAddress> bounced) {
    public Outcome {
        deferred = List.copyOf(deferred);
        refused = List.copyOf(refused);
        bounced = List.copyOf(bounced);
    }

    /** Without a word that any mailbox does not exist. */
    public Outcome(List<MailAddress> deferred, List<MailAddress> refused, String reason, boolean isHostUsable) {
        this(deferred, refused, reason, isHostUsable, List.of());
    }

    /** Everybody has it. */
    static Outcome delivered() {
        return new Outcome(List.of(), List.of(), null, true);
    }

    /** Nobody will get it. */
    static Outcome refused(Outgoing mail, String reason) {
        return new Outcome(List.of(), mail.recipients(), reason, true);
    }

    /** Nobody got it, through no fault of the mail. */
    static Outcome unreachable(Outgoing mail, String reason) {
        return new Outcome(mail.recipients(), List.of(), reason, false);
    }
}
