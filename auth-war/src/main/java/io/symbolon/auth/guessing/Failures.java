package io.symbolon.auth.guessing;

import io.symbolon.common.database.Sql;
import java.time.Duration;
import java.time.Instant;

/**
 * What is counted of somebody.
 *
 * @param inARow failures without a success between them
 * @param lastAt when the last of them was
 * @param freeAt until when attempts wait; {@code lastAt} when they need not
 */
record Failures(int inARow, Instant lastAt, Instant freeAt) {
    /** By more than that no two clocks differ, if both are right. */
    private static final Duration APART = Duration.ofMinutes(1);

    static Failures of(Object inARow, Object lastAt, Object freeAt) {
        return new Failures(
                ((Number) inARow).intValue(),
                Sql.instant(lastAt).orElseThrow(),
                Sql.instant(freeAt).orElseThrow());
    }

    /** Whether the last was so long ago that counting begins anew. */
    boolean areForgotten(Duration memory, Instant now) {
        return lastAt.plus(memory).isBefore(now);
    }

    /**
     * Whether an attempt waits. A failure that delays nothing leaves it free from then on, which is later than {@code now} for
     * who read the clock before it.
     *
     * @param longest that anybody waits: what seems to be for much longer was counted by a clock that was ahead
     */
    boolean delays(Instant now, Duration longest) {
        return freeAt.isAfter(now)
                && freeAt.isAfter(lastAt)
                && !freeAt.isAfter(now.plus(longest).plus(APART));
    }
}
