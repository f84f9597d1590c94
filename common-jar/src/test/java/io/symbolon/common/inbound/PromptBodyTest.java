package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PromptBodyTest {
    private static final byte[] OCTETS = new byte[21];

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void bodyWhenItArrivesInTimeThenWhole() throws IOException {
        assertThat(dripping(PromptBody.PATIENCE.dividedBy(OCTETS.length)).readAllBytes())
                .isEqualTo(OCTETS);
    }

    /** The last of these reads begins at the limit, the one that finds no more octets beyond. */
    @Test
    void bodyWhenItDripsBeyondItsTimeThenGivenUp() throws IOException {
        InputStream body = dripping(PromptBody.PATIENCE.dividedBy(10));
        assertThat(body.readNBytes(new byte[11], 0, 11)).isEqualTo(11);
        assertThatIOException().isThrownBy(body::readAllBytes);
        assertThatIOException().isThrownBy(body::read);
    }

    /** As Liberty's: it waits until it has as many as it was asked for, for each as long. */
    private InputStream dripping(Duration pause) {
        return new PromptBody(
                new FilterInputStream(new ByteArrayInputStream(OCTETS)) {
                    @Override
                    public int read(byte[] octets, int from, int length) throws IOException {
                        int read = super.read(octets, from, length);
                        nanos.addAndGet(Math.max(0, read) * pause.toNanos());
                        return read;
                    }

                    @Override
                    public int available() {
                        return 0;
                    }
                },
                nanos::get);
    }
}
