package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.common.inbound.revocation.FeedRefusedException;
import io.symbolon.common.inbound.revocation.RevocationPage;
import io.symbolon.common.inbound.revocation.RevocationSource;
import io.symbolon.common.inbound.revocation.RevokedEntry;
import io.symbolon.common.inbound.verification.TokenPolicy;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.token.UserCaller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ARCHITECTURE, decisions 4 and 9: what outlives a restart, and when what is known is too old. */
class TrustKeeperTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestClock clock = TestClock.standing();
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private volatile IOException down;

    @TempDir
    Path directory;

    @AfterEach
    void stop() throws InterruptedException {
        executor.shutdownNow();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue(); // it writes into the directory
    }

    private RevocationPage page(String since) throws IOException {
        if (down != null) {
            throw down;
        }
        RevokedEntry tainted = new RevokedEntry(
                "kid", TestKey.TRUSTED.id(), clock.instant(), clock.instant().plusSeconds(86_400));
        return "1".equals(since)
                ? new RevocationPage(List.of(), "1", null)
                : new RevocationPage(List.of(tainted), "1", true);
    }

    private TrustKeeper started(RevocationSource source) {
        TokenPolicy policy = new TokenPolicy("https://issuer", Set.of("x"), Duration.ZERO, MINUTE, MINUTE);
        GuardSettings settings =
                new GuardSettings(policy, 1, Optional.of(directory), MINUTE, 1, new InternalToken(List.of()));
        TrustKeeper keeper = new TrustKeeper(settings, TestKey.TRUSTED::jwks, source, clock);
        keeper.start(executor);
        return keeper;
    }

    private static UserCaller user(String... roles) {
        return new UserCaller(UUID.randomUUID(), "s", "u", Instant.EPOCH, Set.of(roles), Set.of(), "j");
    }

    private boolean believesTheKey(TrustKeeper keeper) {
        return keeper.keys().trust().key(TestKey.TRUSTED.id(), clock.instant()).isPresent();
    }

    @Test
    void startWhenAKeyWasTaintedBeforeTheRestartThenNotBelievedFromTheFirstMoment() {
        TrustKeeper before = started(this::page);
        await().until(() -> before.pulledAt().isPresent()
                && before.keys().trust().keys().ids().contains(TestKey.TRUSTED.id()));
        await().until(() -> Files.readString(directory.resolve("trust.json")).contains("\"revocations\""));
        before.stop();
        down = new IOException("auth is down");

        TrustKeeper restarted = started(this::page);
        assertThat(believesTheKey(restarted)).isFalse();
        assertThat(restarted.size()).isEqualTo(1);
        assertThat(restarted.pulledAt()).isEqualTo(before.pulledAt());
    }

    /** auth's own reads its H2 file, which an interrupt closes to all. */
    @Test
    void stopWhenARevocationIsBeingReadThenNotInterrupted() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        TrustKeeper keeper = started(since -> {
            reading.countDown();
            interrupted.complete(isInterruptedBefore(goOn));
            return page(since);
        });
        reading.await();
        keeper.stop();
        goOn.countDown();
        assertThat(interrupted).succeedsWithin(MINUTE).isEqualTo(false);
    }

    private static boolean isInterruptedBefore(CountDownLatch end) {
        try {
            end.await();
            return Thread.currentThread().isInterrupted();
        } catch (InterruptedException stopping) {
            return true;
        }
    }

    @Test
    void isOutdatedWhenTheFeedStopsThenAfterAMinuteAndNoSooner() {
        TrustKeeper keeper = started(this::page);
        await().until(() -> keeper.pulledAt().isPresent());
        keeper.stop();
        clock.advance(MINUTE);
        assertThat(keeper.isOutdated(MINUTE)).isFalse();
        clock.advance(Duration.ofNanos(1));
        assertThat(keeper.isOutdated(MINUTE)).isTrue();
    }

    @Test
    void isOutdatedWhenAuthWasNeverReachedThenAMinuteAfterTheStart() {
        down = new IOException("auth is down");
        TrustKeeper keeper = started(this::page);
        clock.advance(MINUTE);
        assertThat(keeper.isOutdated(MINUTE)).isFalse();
        clock.advance(Duration.ofNanos(1));
        assertThat(keeper.isOutdated(MINUTE)).isTrue();
    }

    @Test
    void isOutdatedWhenThereIsNothingToFollowThenNever() {
        TrustKeeper without = started(new RevocationSource() {
            @Override
            public Optional<String> absence() {
                return Optional.of("services.auth.servicetoken is not set");
            }

            @Override
            public RevocationPage after(String since) {
                throw new AssertionError("nobody asks");
            }
        });
        clock.advance(Duration.ofDays(1));
        assertThat(without.isOutdated(MINUTE)).isFalse();
        assertThat(without.absence()).contains("services.auth.servicetoken is not set");
        without.heard(true);
    }

    @Test
    void isOutdatedWhenAuthNeverLetThisServiceFollowThenNever() {
        down = new FeedRefusedException("no scope");
        TrustKeeper keeper = started(this::page);
        await().until(() -> keeper.absence().isPresent());
        clock.advance(Duration.ofDays(1));
        assertThat(keeper.isOutdated(MINUTE)).isFalse();
    }

    @Test
    void cautionWhenOutdatedThenDeletionAndAdministratorsAloneWait() {
        Caution caution = new Caution(() -> true);
        assertThat(caution.forbids("DELETE", user("user"))).isTrue();
        assertThat(caution.forbids("GET", user("user", "admin"))).isTrue();
        assertThat(caution.forbids("PATCH", user("user"))).isFalse();
        assertThat(caution.forbids("GET", user("user"))).isFalse();
        assertThat(new Caution(() -> false).forbids("DELETE", user("user", "admin")))
                .isFalse();
        assertThat(Caution.unavailable().getStatus()).isEqualTo(503);
    }
}
