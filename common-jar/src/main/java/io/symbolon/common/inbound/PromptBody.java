package io.symbolon.common.inbound;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A body of unannounced length that arrives within a time or not at all: what Liberty grants an announced one as a whole, as
 * long, it grants each chunk, and whoever sends one of an octet now and then would hold the thread that waits for the last as
 * long as they like. Read by the request's thread.
 */
final class PromptBody extends FilterInputStream {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Ticker ticker;
    private final long begun;

    PromptBody(InputStream body, Ticker ticker) {
        super(body);
        this.ticker = ticker;
        this.begun = ticker.read();
    }

    @Override
    public int read() throws IOException {
        hurry();
        return super.read();
    }

    /** No more than is there, or the next octet: Liberty's own stream returns when it has as many as it was asked for. */
    @Override
    public int read(byte[] octets, int from, int length) throws IOException {
        hurry();
        return super.read(octets, from, Math.min(length, Math.max(1, available())));
    }

    private void hurry() throws SocketTimeoutException {
        if (ticker.read() - begun > PATIENCE.toNanos()) {
            throw new SocketTimeoutException("the body took longer than " + PATIENCE.toSeconds() + " s");
        }
    }
}
