package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InternalFailuresTest {
    private final AtomicLong nanos = new AtomicLong();
    private final InternalFailures failures = new InternalFailures(3, nanos::get);

    @Test
    void failuresWhenAsManyAsAdmittedThenNoneWaitsAndTheNextDoes() {
        for (int i = 0; i < 3; i++) {
            assertThat(failures.add("192.0.2.1")).isEmpty();
        }
        pass(Duration.ofSeconds(20));

        assertThat(failures.add("192.0.2.1")).contains(Duration.ofSeconds(40));
    }

    @Test
    void failuresWhenOfOthersThenNobodyElseWaits() {
        for (int i = 0; i < 4; i++) {
            failures.add("192.0.2.1");
        }

        assertThat(failures.add("192.0.2.2")).isEmpty();
        assertThat(failures.add(null)).isEmpty();
    }

    /** A subscriber has a whole /64 to come from. */
    @Test
    void failuresWhenFromOneNetworkOfIpv6ThenCountedTogether() {
        for (int i = 1; i <= 3; i++) {
            assertThat(failures.add("2001:db8::" + i)).isEmpty();
        }

        assertThat(failures.add("2001:db8::ffff")).isNotEmpty();
        assertThat(failures.add("2001:db8:0:1::1")).isEmpty();
    }

    @Test
    void failuresWhenTheMinuteIsOverThenForgotten() {
        for (int i = 0; i < 4; i++) {
            failures.add("192.0.2.1");
        }
        pass(Duration.ofMinutes(1));

        assertThat(failures.add("192.0.2.1")).isEmpty();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
