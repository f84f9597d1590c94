package io.symbolon.email.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private static final Instant ACCEPTED = Instant.parse("2026-03-01T12:00:00Z");
    private final RetryPolicy policy =
            new RetryPolicy(Duration.ofSeconds(10), Duration.ofMinutes(30), Duration.ofHours(24));

    @ParameterizedTest
    @CsvSource({
        "1, 1, PT10S",
        "1, 0, PT5S",
        "2, 1, PT20S",
        "3, 0.5, PT30S",
        "8, 1, PT21M20S",
        "9, 1, PT30M",
        "1000, 0, PT15M"
    })
    void nextWhenTriedThenDelayDoublesToTheLongest(int attempts, double random, Duration delay) {
        assertThat(policy.next(ACCEPTED, attempts, ACCEPTED, random)).contains(ACCEPTED.plus(delay));
    }

    @Test
    void nextWhenItWouldBeAfterTheEndThenOnceMoreAtTheEnd() {
        Instant end = ACCEPTED.plus(Duration.ofHours(24));
        assertThat(policy.next(ACCEPTED, 50, end.minusSeconds(1), 1)).contains(end);
    }

    @Test
    void nextWhenTheEndHasComeThenNoMore() {
        Instant end = ACCEPTED.plus(Duration.ofHours(24));
        assertThat(policy.next(ACCEPTED, 51, end, 0)).isEmpty();
    }

    @Test
    void newWhenAbsurdThenNamesTheSetting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(Duration.ofSeconds(10), Duration.ofSeconds(9), Duration.ofHours(24)))
                .withMessageContaining("mail.queue.retry.longest");
    }
}
