package io.symbolon.system.fault;

/** Where a server may be made to die: the rules of {@code crash.btm}. */
public enum CrashPoint {
    /** What is to be told is committed, its event not carried, nobody answered. */
    COMMITTED,
    /** The event is claimed from the outbox, and not sent. */
    CLAIMED,
    /** The event is sent, and still in the outbox: it will be sent again. */
    SENT,
    /** An event is received and its effect there, and not committed. */
    EFFECTED,
    /** A deletion is received and noted, and not committed. */
    DELETION_NOTED,
    /** An event's effect is committed, its message not acknowledged: it will come again. */
    UNACKNOWLEDGED,
    /** Some of a mail has gone to its host, its end has not. */
    HALF_SENT,
    /** The host has taken a mail and said so; it is still in the queue: it will be sent again. */
    TAKEN;

    /** Whether a server comes there when it hears of something, not when it has something to tell. */
    boolean isHearing() {
        return this == EFFECTED || this == DELETION_NOTED || this == UNACKNOWLEDGED;
    }
}
