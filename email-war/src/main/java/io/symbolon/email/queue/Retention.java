package io.symbolon.email.queue;

import java.time.Duration;

/**
 * How long is kept what is over. Immutable.
 *
 * @param messages a sent or failed message without its content, and so its idempotency key, counted from its acceptance:
 *     {@code mail.queue.retention}, default P30D
 * @param contents the encrypted content of a failed message, for an administrator to have it tried again:
 *     {@code mail.queue.retention.failed}, default P3D; PT0S: erased at once
 */
record Retention(Duration messages, Duration contents) {
    /** @throws IllegalArgumentException naming the setting that is absurd */
    Retention {
        QueueSettings.require(messages.toHours() >= 24, "mail.queue.retention must be at least P1D");
        QueueSettings.require(!contents.isNegative(), "mail.queue.retention.failed must not be negative");
    }
}
