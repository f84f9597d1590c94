package io.symbolon.common.event;

/**
 * What became of a letter.
 *
 * @param reason why it was not delivered, in words fit for a log: no personal data; empty when delivered
 */
public record Delivery(Letter letter, Outcome outcome, String reason) {
    /** The ends an attempt can have. */
    public enum Outcome {
        /** The receiver has it durably. */
        DELIVERED,
        /** Not now: it is tried again after a growing delay. */
        FAILED,
        /** Never as it is: it is parked until somebody looks at it. */
        REFUSED
    }

    /** The receiver has it. */
    public static Delivery delivered(Letter letter) {
        return new Delivery(letter, Outcome.DELIVERED, "");
    }

    /** The receiver could not be reached or could not take it now. */
    public static Delivery failed(Letter letter, String reason) {
        return new Delivery(letter, Outcome.FAILED, reason);
    }

    /** The receiver will never take it. */
    public static Delivery refused(Letter letter, String reason) {
        return new Delivery(letter, Outcome.REFUSED, reason);
    }
}
