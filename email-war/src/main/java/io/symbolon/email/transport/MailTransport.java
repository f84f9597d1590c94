package io.symbolon.email.transport;

/** A way out for mails. Thread-safe; each worker opens a conversation of its own. */
public interface MailTransport {
    /** Begins a conversation; nothing is connected before the first mail. */
    Conversation open();

    /**
     * Several mails, one after the other, over one connection where the way out has connections. Not thread-safe. Blocks
     * within the configured time limits: never called inside a transaction.
     */
    interface Conversation extends AutoCloseable {
        /** Tries to deliver; every failure is told as an outcome. */
        Outcome deliver(Outgoing mail);

        @Override
        void close();
    }
}
