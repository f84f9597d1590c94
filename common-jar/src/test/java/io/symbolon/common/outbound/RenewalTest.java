package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.outbound.TokenAnswer.Granted;
import io.symbolon.common.token.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a token is renewed and until when it is sent; renewals run on the caller's thread here. */
class RenewalTest {
    private static final String CLIENT = "email-service";
    private static final Duration SKEW = Duration.ofSeconds(10);

    private final MovableTime time = new MovableTime();
    private StubAuth auth;
    private InternalClientTokenProvider provider;

    @BeforeEach
    void start() throws IOException {
        auth = new StubAuth();
        provider =
                new InternalClientTokenProvider(TestSettings.valid(auth.url()).config(), time.timing(), Runnable::run);
    }

    @AfterEach
    void stop() {
        auth.close();
        provider.close();
    }

    @Test
    void tokenEndsOneSkewBeforeItsExpiryNeitherEarlierNorLater() {
        HeldToken token = held(Duration.ofMinutes(10));
        long end = time.read() + Duration.ofMinutes(10).minus(SKEW).toNanos();
        assertThat(token.isValidAt(end - 1)).isTrue();
        assertThat(token.isValidAt(end)).isFalse();
        assertThat(token.isValidAt(end + SKEW.toNanos())).isFalse();
    }

    @Test
    void skewNeverTakesMoreThanTheTenthOfALife() {
        long end = time.read() + Duration.ofMillis(4500).toNanos();
        assertThat(held(Duration.ofSeconds(5)).isValidAt(end - 1)).isTrue();
        assertThat(held(Duration.ofSeconds(5)).isValidAt(end)).isFalse();
    }

    @Test
    void tokenIsServedBeforeItsBoundaryAndReplacedAtIt() {
        provider.getToken(CLIENT);
        time.pass(Duration.ofMinutes(10).minus(SKEW).minusNanos(1));
        assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-1");
        time.pass(Duration.ofNanos(1));
        assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-2");
    }

    @Test
    void atTheBoundaryAnOldTokenIsNotSentEvenInAnOutage() {
        provider.getToken(CLIENT);
        time.pass(Duration.ofMinutes(10).minus(SKEW));
        auth.fail(503, "");
        assertThat(outcome()).isEqualTo("UNREACHABLE");
    }

    @Test
    void renewalStartsBetweenSeventyAndNinetyPercentOfALife() {
        for (Duration life : new Duration[] {Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofHours(1)}) {
            HeldToken token = held(life);
            long start = time.read();
            assertThat(token.isFreshAt(start + (long) (life.toNanos() * 0.699))).isTrue();
            assertThat(token.isFreshAt(start + (long) (life.toNanos() * 0.901))).isFalse();
        }
    }

    @Test
    void renewalsOfManyInstancesAreSpread() {
        Map<Long, Integer> slots = new HashMap<>();
        Timing timing = time.timing();
        long start = time.read();
        for (int instance = 0; instance < 100; instance++) {
            HeldToken token = HeldToken.of(TokenKey.own(CLIENT), SKEW, granted(Duration.ofMinutes(5)), start, timing);
            slots.merge(Duration.ofNanos(token.renewFrom() - start).toSeconds(), 1, Integer::sum);
        }
        assertThat(slots.values()).allMatch(inOneSecond -> inOneSecond <= 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 60, 3_600})
    void tokensOfAnyLifeCostAtMostTwoRequestsALife(int seconds) {
        auth.lifeOfTokens(seconds);
        for (int step = 0; step < 500; step++) {
            provider.getToken(CLIENT);
            time.pass(Duration.ofSeconds(seconds).dividedBy(50));
        }
        assertThat(auth.requests()).hasSizeBetween(10, 20);
    }

    @Test
    void jumpsOfTheWallClockChangeNothing() {
        provider.getToken(CLIENT);
        for (Duration jump : new Duration[] {Duration.ofHours(1), Duration.ofHours(-1), Duration.ZERO}) {
            time.jumpWallClock(jump);
            assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-1");
        }
        time.jumpWallClock(Duration.ofHours(-1));
        time.pass(Duration.ofMinutes(10));
        assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-2");
        assertThat(auth.requests()).hasSize(2);
    }

    @Test
    void expiryIsLabelledByTheWallClock() {
        assertThat(provider.getToken(CLIENT).expiresAt())
                .isEqualTo(time.instant().plus(Duration.ofMinutes(10)));
    }

    private String outcome() {
        try {
            return provider.getToken(CLIENT).value();
        } catch (TokenUnavailableException e) {
            return e.reason().name();
        }
    }

    private HeldToken held(Duration life) {
        return HeldToken.of(TokenKey.own(CLIENT), SKEW, granted(life), time.read(), time.timing());
    }

    private static Granted granted(Duration life) {
        return new Granted(Secret.of("t"), life);
    }
}
