package io.symbolon.common.outbound;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Keeps what is written to a request's body, as it goes over the wire, so that it can be sent again. For one thread. */
final class SentBody extends FilterOutputStream {
    /** Bytes; a longer body is sent once. */
    private static final int LONGEST = 1_048_576;

    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();
    private boolean tooLong;

    SentBody(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        out.write(octets, from, length);
        tooLong |= copy.size() + length > LONGEST;
        if (!tooLong) {
            copy.write(octets, from, length);
        }
    }

    /** The whole body; empty when it was too long to be kept. */
    Optional<byte[]> bytes() {
        return tooLong ? Optional.empty() : Optional.of(copy.toByteArray());
    }
}
