package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token in hand never waits; a missing one is requested once for everybody. Against an auth that counts. */
class InternalClientTokenProviderTest {
    private static final String CLIENT = "email-service";

    private final ExecutorService background = Executors.newCachedThreadPool();
    private final MovableTime time = new MovableTime();
    private StubAuth auth;
    private InternalClientTokenProvider provider;

    @BeforeEach
    void start() throws IOException {
        auth = new StubAuth();
        provider =
                new InternalClientTokenProvider(TestSettings.valid(auth.url()).config(), time.timing(), background);
    }

    @AfterEach
    void stop() {
        auth.close();
        provider.close();
        background.shutdownNow();
    }

    @Test
    void requestNamesServiceCredentialAndAudienceAlone() {
        assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-1");
        assertThat(auth.requests().get(0).toString()).isEqualTo("""
                        {"service_name":"user-service","service_token":"the-service-token","audience":"email-service"}""");
    }

    @Test
    void whenTwoHundredThreadsFindNoTokenThenOneRequestIsMade() throws Exception {
        assertThat(raceOf(200)).containsExactly("token-1");
        assertThat(auth.requests()).hasSize(1);
    }

    @Test
    void whenTwoHundredThreadsFindAnExpiredTokenThenOneRequestIsMade() throws Exception {
        provider.getToken(CLIENT);
        time.pass(Duration.ofMinutes(10));
        assertThat(raceOf(200)).containsExactly("token-2");
        assertThat(auth.requests()).hasSize(2);
    }

    @Test
    void whileRenewalHangsTheValidTokenIsServedWithoutWaiting() {
        provider.getToken(CLIENT);
        auth.hold();
        time.pass(Duration.ofSeconds(560));
        for (int call = 0; call < 10_000; call++) { // who waited would wait for the release, which comes after
            assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-1");
        }
        await().until(() -> auth.requests().size() == 2);
        auth.release();
        await().untilAsserted(
                        () -> assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-2"));
        assertThat(auth.requests()).hasSize(2);
    }

    @Test
    void clientsAreNeverConfused() {
        assertThat(provider.getToken("email-service").value()).isEqualTo("token-1");
        assertThat(provider.getToken("property-service").value()).isEqualTo("token-2");
        assertThat(provider.getToken("email-service").value()).isEqualTo("token-1");
        assertThat(auth.requests().get(1).path("audience").asText()).isEqualTo("property-service");
    }

    @Test
    void whenNoBackgroundThreadIsFreeThenACallerFliesTheRequestHimself() throws Exception {
        List<Runnable> neverRun = new ArrayList<>();
        try (StubAuth other = new StubAuth()) {
            InternalClientTokenProvider crowded = new InternalClientTokenProvider(
                    TestSettings.valid(other.url()).config(), time.timing(), neverRun::add);
            CompletableFuture<ServiceToken> later =
                    crowded.getTokenAsync(CLIENT).toCompletableFuture();
            assertThat(crowded.getToken(CLIENT).value()).isEqualTo("token-1");
            assertThat(later).isNotDone();
            neverRun.forEach(Runnable::run);
            assertThat(later.join().value()).isEqualTo("token-1");
            assertThat(other.requests()).hasSize(1);
            crowded.close();
        }
    }

    @Test
    void asynchronousCallersShareTheRequestAndNeverBlock() {
        auth.hold();
        List<CompletableFuture<ServiceToken>> waiting = new ArrayList<>();
        for (int caller = 0; caller < 50; caller++) {
            waiting.add(provider.getTokenAsync(CLIENT).toCompletableFuture());
        }
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        auth.release();
        assertThat(waiting).allSatisfy(token -> assertThat(token.join().value()).isEqualTo("token-1"));
        assertThat(provider.getTokenAsync(CLIENT).toCompletableFuture()).isDone();
        assertThat(auth.requests()).hasSize(1);
    }

    @Test
    void invalidationDropsOnlyTheCurrentToken() {
        ServiceToken first = provider.getToken(CLIENT);
        provider.invalidate(first);
        assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-2");
        time.pass(Duration.ofMinutes(1));
        provider.invalidate(first);
        assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-2");
    }

    @Test
    void targetThatRefusesEveryTokenCostsOneRequestPerHalfMinute() {
        for (int second = 0; second < 60; second++) {
            provider.invalidate(provider.getToken(CLIENT));
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(auth.requests()).hasSize(1 + 2);
        provider.invalidate(provider.getToken(CLIENT));
        provider.getToken(CLIENT);
        assertThat(auth.requests()).hasSize(1 + 3);
    }

    @Test
    void interruptedCallerIsToldSoAndStaysInterrupted() throws Exception {
        auth.hold();
        Future<ServiceToken> leader = background.submit(() -> provider.getToken(CLIENT));
        await().until(() -> auth.requests().size() == 1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> provider.getToken(CLIENT)).isInstanceOf(TokenUnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
        auth.release();
        assertThat(leader.get(20, TimeUnit.SECONDS).value()).isEqualTo("token-1");
    }

    private Set<String> raceOf(int threads) throws Exception {
        int before = auth.requests().size();
        auth.hold();
        CountDownLatch ready = new CountDownLatch(threads);
        ExecutorService racers = Executors.newFixedThreadPool(threads);
        try {
            Callable<String> racer = () -> {
                ready.countDown();
                ready.await();
                return provider.getToken(CLIENT).value();
            };
            List<Future<String>> tokens = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                tokens.add(racers.submit(racer));
            }
            assertThat(ready.await(20, TimeUnit.SECONDS)).isTrue();
            await().until(() -> auth.requests().size() > before);
            auth.release();
            Set<String> distinct = new TreeSet<>();
            for (Future<String> token : tokens) {
                distinct.add(token.get(20, TimeUnit.SECONDS));
            }
            return distinct;
        } finally {
            racers.shutdownNow();
        }
    }
}
