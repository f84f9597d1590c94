package io.symbolon.common.event;

import java.time.Duration;

/**
 * What became of a letter.
 *
 * @param reason why it was not delivered, in words fit for a log: no personal data; empty when delivered
 * @param pause before it is tried again, at least; of one that was postponed
 */
public record Delivery(Letter letter, Outcome outcome, String reason, Duration pause) {
    /** The ends an attempt can have. */
    public enum Outcome {
        /** The receiver has it durably. */
        DELIVERED,
        /** Not now: it is tried again after a growing delay. */
        FAILED,
        /** Not now, for a reason of this letter's own: others may well be taken. It is tried again after a pause. */
        POSTPONED,
        /** Never as it is: it is parked until somebody looks at it. */
        REFUSED
    }

    /** The receiver has it. */
    public static Delivery delivered(Letter letter) {
        return new Delivery(letter, Outcome.DELIVERED, "", Duration.ZERO);
    }

    /** The receiver could not be reached or could not take it now. */
    public static Delivery failed(Letter letter, String reason) {
        return new Delivery(letter, Outcome.FAILED, reason, Duration.ZERO);
    }

    /** The receiver takes others, and this one after that time. */
    public static Delivery postponed(Letter letter, String reason, Duration pause) {
        return new Delivery(letter, Outcome.POSTPONED, reason, pause);
    }

    /** The receiver will never take it. */
    public static Delivery refused(Letter letter, String reason) {
        return new Delivery(letter, Outcome.REFUSED, reason, Duration.ZERO);
    }
}
