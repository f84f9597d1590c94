package io.symbolon.email.queue;

import java.time.Duration;

/**
 * How the queue is worked. All keys start with {@code mail.queue.}; durations are ISO-8601.
 *
 * @param workers {@code workers}: connections to the mail host at most, per server; default 4
 * @param batch {@code batch}: messages a worker holds in memory at most; default 10
 * @param lease {@code lease}: how long a crashed server's messages wait for another; renewed while it lives; default PT30S
 * @param poll {@code poll}: how often the database is asked for due messages nobody was woken for; default PT1S
 * @param pause {@code pause}: rest after the mail host or the database failed; default PT5S
 * @param retry {@code retry.first} PT10S, {@code retry.longest} PT30M, {@code retry.give-up} PT24H
 * @param retention {@code retention} P30D, {@code retention.failed} P3D
 */
record QueueSettings(
        int workers, int batch, Duration lease, Duration poll, Duration pause, RetryPolicy retry, Retention retention) {
    /** @throws IllegalArgumentException naming the setting that is absurd */
    QueueSettings {
        require(workers >= 1 && workers <= 64, "mail.queue.workers must be between 1 and 64");
        require(batch >= 1 && batch <= 1000, "mail.queue.batch must be between 1 and 1000");
        require(lease.toSeconds() >= 2, "mail.queue.lease must be at least PT2S");
        require(isPositive(poll), "mail.queue.poll must be positive");
        require(isPositive(pause), "mail.queue.pause must be positive");
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
