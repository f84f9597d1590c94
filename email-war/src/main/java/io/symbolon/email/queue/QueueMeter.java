package io.symbolon.email.queue;

/** Is told what happens to the queue. Thread-safe. */
interface QueueMeter {
    void count(Step step);

    void observe(Backlog backlog);
}
