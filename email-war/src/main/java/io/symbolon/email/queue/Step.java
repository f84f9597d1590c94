package io.symbolon.email.queue;

/** A step in a message's life, as it is counted. */
enum Step {
    QUEUED,
    SENT,
    FAILED,
    RETRIED
}
