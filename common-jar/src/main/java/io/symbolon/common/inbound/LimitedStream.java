package io.symbolon.common.inbound;

import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.ws.rs.WebApplicationException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body of unannounced length: 413 at the first octet beyond the limit. */
final class LimitedStream extends FilterInputStream {
    private long left;

    LimitedStream(InputStream body, long limit) {
        super(body);
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        return octet < 0 ? octet : counted(1, octet);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        return count < 0 ? count : counted(count, count);
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        counted(skipped, 0);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false; // a reset would be counted twice
    }

    private int counted(long count, int result) {
        left -= count;
        if (left < 0) {
            throw new WebApplicationException(
                    Problem.of(ProblemType.PAYLOAD_TOO_LARGE).response());
        }
        return result;
    }
}
