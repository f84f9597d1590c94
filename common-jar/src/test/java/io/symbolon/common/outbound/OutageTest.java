package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.symbolon.common.outbound.TokenUnavailableException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failure of auth is invisible while a token is valid, and cheap and typed without one. */
class OutageTest {
    private static final String CLIENT = "email-service";

    private final MovableTime time = new MovableTime();
    private StubAuth auth;
    private InternalClientTokenProvider provider;

    @TempDir
    private Path directory;

    private Path credential;

    @BeforeEach
    void start() throws IOException {
        auth = new StubAuth();
        credential = Files.writeString(directory.resolve("service-token"), "first-credential\n");
        TestSettings settings =
                TestSettings.valid(auth.url()).with("services.auth.servicetoken.file", credential.toString());
        provider = new InternalClientTokenProvider(settings.config(), time.timing(), Runnable::run);
    }

    @AfterEach
    void stop() {
        auth.close();
        provider.close();
    }

    @Test
    void whileTheTokenIsValidNoCallFails() {
        provider.getToken(CLIENT);
        auth.fail(503, "down");
        for (int second = 0; second < 589; second++) {
            assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-1");
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(auth.requests()).hasSizeBetween(3, 20);
    }

    @Test
    void whileTheTokenIsValidNoCallFailsWhateverAuthSays() {
        provider.getToken(CLIENT);
        time.pass(Duration.ofSeconds(541));
        for (int status : new int[] {200, 204, 302, 400, 401, 403, 404, 429, 500, 502, 504}) {
            auth.fail(status, "<html>");
            assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-1");
            time.pass(Duration.ofSeconds(4));
        }
        auth.close();
        assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-1");
        assertThat(auth.requests()).hasSizeGreaterThan(2);
    }

    @Test
    void atTheEndOfTheTokenAuthIsAskedOnceMoreWhateverThePause() {
        provider.getToken(CLIENT);
        auth.fail(503, "down");
        for (int second = 0; second < 589; second++) {
            provider.getToken(CLIENT);
            time.pass(Duration.ofSeconds(1));
        }
        auth.recover();
        time.pass(Duration.ofSeconds(1));
        assertThat(provider.getToken(CLIENT).value()).isNotEqualTo("token-1");
    }

    @Test
    void renewalNeverGivesUp() {
        auth.lifeOfTokens(86_400);
        provider.getToken(CLIENT);
        time.pass(Duration.ofHours(22));
        auth.fail(500, "<html>");
        while (auth.requests().size() < 51) {
            provider.getToken(CLIENT);
            time.pass(Duration.ofSeconds(30));
        }
        auth.recover();
        time.pass(Duration.ofSeconds(30));
        provider.getToken(CLIENT);
        assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-52");
    }

    @Test
    void withoutATokenAThousandCallsInTenSecondsMakeFiveRequestsAtMost() {
        auth.fail(503, "down");
        for (int call = 0; call < 1_000; call++) {
            assertThat(failure().reason()).isEqualTo(Reason.UNREACHABLE);
            time.pass(Duration.ofMillis(10));
        }
        assertThat(auth.requests()).hasSizeBetween(3, 5);
    }

    @Test
    void failureNamesClientAndNextAttemptAndHasItsOwnTrace() {
        auth.fail(503, "down");
        TokenUnavailableException first = failure();
        assertThat(first.client()).isEqualTo(CLIENT);
        assertThat(first.nextAttempt())
                .isBetween(time.instant().plusMillis(750), time.instant().plusSeconds(1));
        assertThat(first.retryAfter()).isBetween(Duration.ofMillis(750), Duration.ofSeconds(1));
        assertThat(failure()).isNotSameAs(first).hasMessage("no token for email-service: auth answers 503");
        assertThat(auth.requests()).hasSize(1);
    }

    @Test
    void whenAuthReturnsThenItIsNoticedWithinFiveSeconds() {
        auth.fail(503, "down");
        for (int second = 0; second < 120; second++) {
            failure();
            time.pass(Duration.ofSeconds(1));
        }
        auth.recover();
        time.pass(Duration.ofSeconds(5));
        assertThat(provider.getToken(CLIENT).value()).startsWith("token-");
    }

    @Test
    void retryAfterIsHonouredInSeconds() {
        auth.fail(429, "", "40");
        failure();
        auth.recover();
        time.pass(Duration.ofSeconds(40).minusNanos(1));
        assertThat(failure().reason()).isEqualTo(Reason.UNREACHABLE);
        time.pass(Duration.ofNanos(1));
        assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-2");
    }

    @Test
    void retryAfterIsHonouredAsADate() {
        auth.fail(503, "", "Thu, 01 Jan 2026 00:00:50 GMT");
        assertThat(failure().nextAttempt()).isEqualTo("2026-01-01T00:00:50Z");
    }

    @Test
    void absurdRetryAfterIsNotBelieved() {
        auth.fail(503, "", "999999999");
        assertThat(failure().nextAttempt()).isEqualTo("2026-01-01T01:00:00Z");
        assertThat(new TokenMessages(time).answer(503, "soon", new byte[0]))
                .isEqualTo(new TokenAnswer.Failed(Reason.UNREACHABLE, "auth answers 503", Duration.ZERO, null));
    }

    @Test
    void invalidClientIsAskedOncePerHalfMinute() {
        auth.fail(401, """
                {"error":"invalid_client"}""");
        for (int second = 0; second < 30; second++) {
            TokenUnavailableException refusal = failure();
            assertThat(refusal.reason()).isEqualTo(Reason.REFUSED);
            assertThat(refusal).hasMessageEndingWith("auth refuses: invalid_client");
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(auth.requests()).hasSize(1);
        failure();
        assertThat(auth.requests()).hasSize(2);
    }

    @Test
    void whenTheCredentialIsReplacedThenARefusalIsForgottenAtOnce() throws IOException {
        auth.fail(401, """
                {"error":"invalid_client"}""");
        failure();
        auth.recover();
        Files.writeString(credential, "second-credential");
        assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-2");
        assertThat(auth.requests().get(1).path("service_token").asText()).isEqualTo("second-credential");
    }

    @Test
    void whenTheNewCredentialIsRefusedTooThenThePauseHolds() throws IOException {
        auth.fail(401, """
                {"error":"invalid_client"}""");
        failure();
        Files.writeString(credential, "second-credential");
        failure();
        failure();
        assertThat(auth.requests()).hasSize(2);
    }

    @Test
    void whenTheCredentialIsGoneThenTheFailureSaysSo() throws IOException {
        Files.delete(credential);
        assertThat(failure().reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(auth.requests()).isEmpty();
    }

    @Test
    void whenAuthIsNotThereThenUnreachable() {
        auth.close();
        assertThat(failure().reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void asynchronousFailureIsTypedToo() {
        auth.fail(503, "down");
        CompletionException failure = catchThrowableOfType(
                CompletionException.class,
                () -> provider.getTokenAsync(CLIENT).toCompletableFuture().join());
        assertThat(failure).hasCauseInstanceOf(TokenUnavailableException.class);
        assertThat(catchThrowableOfType(CompletionException.class, () -> provider.getTokenAsync(CLIENT)
                        .toCompletableFuture()
                        .join()))
                .hasCauseInstanceOf(TokenUnavailableException.class);
        assertThat(auth.requests()).hasSize(1);
    }

    private TokenUnavailableException failure() {
        return catchThrowableOfType(TokenUnavailableException.class, () -> provider.getToken(CLIENT));
    }
}
