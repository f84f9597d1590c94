package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.inbound.revocation.RevocationPage;
import io.symbolon.common.inbound.revocation.RevocationSource;
import io.symbolon.common.inbound.revocation.RevokedEntry;
import io.symbolon.common.inbound.verification.TokenPolicy;
import io.symbolon.common.testing.Beans;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestHealth;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestThreads;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ready is who can tell good tokens from bad ones; an outage of auth makes nobody unready who could before. */
class GuardReadinessTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestClock clock = TestClock.standing();
    private final GuardExtension extension = new GuardExtension();
    private TestThreads threads;
    private boolean down;
    private Optional<String> absence = Optional.empty();

    @BeforeEach
    void start() {
        threads = TestThreads.bind();
        TestHealth.install();
    }

    @AfterEach
    void stop() {
        threads.close();
    }

    @Test
    void withoutAGuardThenUpAndSaidSo() {
        HealthCheckResponse answer = new GuardReadiness(extension, Beans.instance(null)).call();
        assertThat(answer.getName()).isEqualTo("guard");
        assertThat(answer.getStatus()).isEqualTo(Status.UP);
        assertThat(answer.getData().orElseThrow()).containsEntry("named", false).hasSize(1);
    }

    @Test
    void guardWhenTheRuntimeHasNotTakenItThenDown() {
        extension.demand();
        HealthCheckResponse answer = new GuardReadiness(extension, Beans.instance(null)).call();
        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getData().orElseThrow())
                .containsEntry("installed", false)
                .containsEntry("keys_fetched", "never");
    }

    @Test
    void guardWhenAuthWasNeverReachedThenDown() {
        down = true;
        HealthCheckResponse answer = standing();
        assertThat(answer.getStatus()).isEqualTo(Status.DOWN);
        assertThat(answer.getData().orElseThrow())
                .containsEntry("installed", true)
                .containsEntry("keys_fetched", "never")
                .containsEntry("revocations", 0L)
                .containsEntry("revocations_age_seconds", -1L);
    }

    @Test
    void guardWhenTheKeysWereFetchedOnceThenUpHoweverLongAgo() {
        TrustKeeper trust = started();
        clock.advance(Duration.ofHours(3));
        HealthCheckResponse answer = standing(trust);
        assertThat(answer.getStatus()).isEqualTo(Status.UP);
        assertThat(answer.getData().orElseThrow())
                .containsEntry(
                        "keys_fetched",
                        clock.instant().minus(Duration.ofHours(3)).toString())
                .containsEntry("revocations", 1L)
                .containsEntry("revocations_age_seconds", 10_800L);
    }

    @Test
    void guardWhenRevocationsAreNotFollowedThenUpAndWhyNot() {
        absence = Optional.of("services.auth.url is not set");
        HealthCheckResponse answer = standing();
        assertThat(answer.getStatus()).isEqualTo(Status.UP);
        assertThat(answer.getData().orElseThrow())
                .containsEntry("revocations", "not followed: services.auth.url is not set")
                .doesNotContainKey("revocations_age_seconds");
    }

    private HealthCheckResponse standing() {
        return standing(started());
    }

    private HealthCheckResponse standing(TrustKeeper trust) {
        extension.demand();
        extension.installed();
        return new GuardReadiness(extension, Beans.instance(trust)).call();
    }

    private TrustKeeper started() {
        TokenPolicy policy = new TokenPolicy("https://issuer", Set.of("x"), Duration.ZERO, MINUTE, MINUTE);
        GuardSettings settings =
                new GuardSettings(policy, 1, Optional.empty(), MINUTE, 1, new InternalToken(List.of()));
        TrustKeeper trust = new TrustKeeper(settings, this::keys, new Feed(), clock);
        trust.start(ManagedThreads.schedule());
        return trust;
    }

    private String keys() throws IOException {
        if (down) {
            throw new IOException("auth is down");
        }
        return TestKey.TRUSTED.jwks();
    }

    /** Of one revocation. */
    private final class Feed implements RevocationSource {
        @Override
        public Optional<String> absence() {
            return absence;
        }

        @Override
        public RevocationPage after(String since) throws IOException {
            if (down) {
                throw new IOException("auth is down");
            }
            RevokedEntry entry = new RevokedEntry(
                    "jti", "one", clock.instant(), clock.instant().plusSeconds(86_400));
            return new RevocationPage(since == null ? List.of(entry) : List.of(), "1", null);
        }
    }
}
