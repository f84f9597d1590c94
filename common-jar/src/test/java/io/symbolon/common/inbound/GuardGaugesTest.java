package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.common.inbound.revocation.RevocationPage;
import io.symbolon.common.inbound.revocation.RevocationSource;
import io.symbolon.common.inbound.revocation.RevokedEntry;
import io.symbolon.common.inbound.verification.FastCrypto;
import io.symbolon.common.inbound.verification.TokenPolicy;
import io.symbolon.common.testing.Beans;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the guard shows of what it believes, and what a hint of auth makes it do. */
class GuardGaugesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestClock clock = TestClock.standing();
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private final Map<String, Supplier<Number>> gauges = new HashMap<>();
    private final AtomicInteger pulls = new AtomicInteger();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void gaugesWhenNothingWasHeardThenMinusOne() {
        register(keeper(this::page));
        assertThat(gauges.get("guard_keys_age_seconds").get()).isEqualTo(-1L);
        assertThat(gauges.get("guard_revocation_feed_age_seconds").get()).isEqualTo(-1L);
        assertThat(gauges.get("guard_revocations").get()).isEqualTo(0);
    }

    @Test
    void gaugesWhenAuthWasHeardThenHowLongAgoAndHowMuch() {
        TrustKeeper keeper = keeper(this::page);
        register(keeper);
        keeper.start(executor);
        await().until(() -> keeper.pulledAt().isPresent()
                && !keeper.keys().trust().keys().ids().isEmpty());
        keeper.stop();
        clock.advance(Duration.ofSeconds(7));

        assertThat(gauges.get("guard_keys_age_seconds").get()).isEqualTo(7L);
        assertThat(gauges.get("guard_revocation_feed_age_seconds").get()).isEqualTo(7L);
        assertThat(gauges.get("guard_revocations").get()).isEqualTo(1);
        assertThat(gauges.get("guard_crypto_accelerated").get())
                .isEqualTo(FastCrypto.provider().isPresent() ? 1 : 0);
    }

    @Test
    void hintsWhenNewsThenPulledAtOnceAndHeartbeatsAreNone() {
        TrustKeeper keeper = keeper(this::page);
        keeper.start(executor);
        await().until(() -> keeper.pulledAt().isPresent());
        int before = pulls.get();
        GuardExtension guarded = new GuardExtension();
        RevocationHints unguarded = new RevocationHints(guarded, Beans.instance(null));
        unguarded.heard("TOKEN_REVOKED"); // nobody is there to tell

        guarded.see(GuardExtensionTest.seen(Named.class));
        RevocationHints hints = new RevocationHints(guarded, Beans.instance(keeper));
        hints.heard(RevocationHints.HEARTBEAT);
        assertThat(pulls.get()).isEqualTo(before);
        for (String news : List.of("TOKEN_REVOKED", "KEY_TAINTED")) {
            int until = pulls.get();
            hints.heard(news);
            await().until(() -> pulls.get() > until);
        }
    }

    private static final class Named extends GuardFeature {}

    private RevocationPage page(String since) {
        pulls.incrementAndGet();
        RevokedEntry entry =
                new RevokedEntry("jti", "one", clock.instant(), clock.instant().plusSeconds(86_400));
        return "1".equals(since)
                ? new RevocationPage(List.of(), "1", null)
                : new RevocationPage(List.of(entry), "1", true);
    }

    private TrustKeeper keeper(RevocationSource source) {
        TokenPolicy policy = new TokenPolicy("https://issuer", Set.of("x"), Duration.ZERO, MINUTE, MINUTE);
        GuardSettings settings =
                new GuardSettings(policy, 1, Optional.empty(), MINUTE, 1, new InternalToken(List.of()));
        return new TrustKeeper(settings, TestKey.TRUSTED::jwks, source, clock);
    }

    @SuppressWarnings("unchecked")
    private void register(TrustKeeper keeper) {
        MetricRegistry registry = Beans.of(MetricRegistry.class, (proxy, method, arguments) -> {
            gauges.put(arguments[0].toString(), (Supplier<Number>) arguments[1]);
            return null;
        });
        new GuardGauges(registry).register(keeper);
    }
}
