package io.symbolon.auth.revoked;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class NextSecondTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void afterThenTheNextWholeSecondFromItsFirstMomentOn() {
        assertThat(NextSecond.after(NOON)).isEqualTo(NOON.plusSeconds(1));
        assertThat(NextSecond.after(NOON.plusMillis(999))).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void awaitWhenTheClockWasSetBackByADayThenNotForADay() {
        CompletableFuture<Void> waited =
                CompletableFuture.runAsync(() -> NextSecond.await(NOON.plus(Duration.ofDays(1)), () -> NOON));
        assertThat(waited).succeedsWithin(Duration.ofMinutes(1));
    }
}
