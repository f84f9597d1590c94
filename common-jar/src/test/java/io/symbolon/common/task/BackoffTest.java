package io.symbolon.common.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15));

    @ParameterizedTest
    @CsvSource({"1, 1, PT1S", "1, 0, PT0.5S", "2, 1, PT2S", "4, 0.5, PT6S", "5, 1, PT15S", "1000000, 1, PT15S"})
    void afterWhenAttemptsGrowThenDoublesUpToTheCap(int attempts, double random, Duration expected) {
        assertThat(BACKOFF.after(attempts, random)).isEqualTo(expected);
    }
}
