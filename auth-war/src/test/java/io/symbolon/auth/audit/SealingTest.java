package io.symbolon.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.LoggedLines;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SealingTest {
    private final AuditFixture fixture = new AuditFixture(Database.H2);
    private final Heads heads = new Heads(fixture.chain, fixture.seal, new HeadFile(Optional.empty()), fixture.clock);
    private final Sealing sealing = new Sealing(fixture.sealer(), heads);
    private final LoggedLines lines = new LoggedLines("io.symbolon.audit.head");
    private final Timer timer = new Timer();

    @AfterEach
    void close() {
        timer.shutdownNow();
        lines.close();
        fixture.close();
    }

    @Test
    void sealingThenTwiceASecondWhatWaitsIsSealed() {
        fixture.add(2);
        sealing.sealing(timer).start();
        assertThat(timer.pause).isEqualTo(Duration.ofMillis(500));
        timer.work.run();
        assertThat(fixture.chain.last().place()).isEqualTo(2);
        assertThat(lines.lines()).isEmpty();
    }

    @Test
    void carryingOutThenEveryMinuteTheSignedHeadIsALineOfTheLog() {
        fixture.add(2);
        fixture.sealer().run();
        sealing.carryingOut(timer).start();
        assertThat(timer.pause).isEqualTo(Duration.ofSeconds(60));
        timer.work.run();
        assertThat(lines.lines()).containsExactly(fixture.head().toJson());
        fixture.clock.advance(timer.pause);
        timer.work.run();
        assertThat(lines.lines()).hasSize(2).endsWith(fixture.head().toJson());
    }

    /** Its time goes by when a test says so. */
    private static final class Timer extends ScheduledThreadPoolExecutor {
        private Runnable work = () -> {};
        private Duration pause = Duration.ZERO;

        private Timer() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> scheduleWithFixedDelay(Runnable again, long first, long delay, TimeUnit unit) {
            assertThat(first).isEqualTo(delay);
            work = again;
            pause = Duration.of(delay, unit.toChronoUnit());
            return schedule(() -> {}, 1, TimeUnit.DAYS);
        }
    }
}
