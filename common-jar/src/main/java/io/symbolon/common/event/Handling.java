package io.symbolon.common.event;

/**
 * How a handler left an event: done, or refused for a reason that trying again does not cure.
 *
 * @param reason in words fit for a log: no personal data; empty when done
 */
public record Handling(boolean isDone, String reason) {
    private static final Handling DONE = new Handling(true, "");

    /** The effect is there, or was not needed. */
    public static Handling done() {
        return DONE;
    }

    /** The event is parked until somebody looks at it; the handler must have had no effect. */
    public static Handling refused(String reason) {
        return new Handling(false, reason);
    }
}
