package io.symbolon.email.queue;

import java.time.Duration;

/** How many messages are queued, and how long the oldest has been. */
record Backlog(long depth, Duration age) {
    static final Backlog NONE = new Backlog(0, Duration.ZERO);
}
