package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows a 401 of the called service: a fresh token, one more call, and no storm. */
class RefusedCallTest extends CallingTest {
    /** Calls with every kind of body. */
    @RegisterRestClient(configKey = "email")
    @InternalClient("email-service")
    public interface Mail {
        @GET
        Response call();

        @GET
        CompletionStage<Response> callLater();

        @GET
        String text();

        @POST
        @Consumes("text/plain")
        Response post(@HeaderParam("Idempotency-Key") String key, String body);

        @POST
        @Consumes("text/plain")
        @ClientHeaderParam(name = "Content-Encoding", value = "identity")
        Response postEncoded(String body);

        @POST
        @Consumes("application/octet-stream")
        Response upload(byte[] body);

        @POST
        @Consumes("text/plain")
        Response stream(InputStream body);

        @POST
        @Consumes("text/plain")
        Response read(Reader body);
    }

    @Test
    void refusedCallIsMadeOnceMoreWithAFreshToken() {
        Mail mail = client(true);
        target.refuse("token-1", 1);
        target.reply(200, "welcome");
        try (Response answer = mail.post("key-1", "hello")) {
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.getHeaderString("X-Answered")).isEqualTo("yes");
            assertThat(answer.readEntity(String.class)).isEqualTo("welcome");
        }
        assertThat(target.authorizations()).containsExactly(List.of("Bearer token-1"), List.of("Bearer token-2"));
        assertThat(target.bodies()).containsExactly("hello", "hello");
        mail.call();
        assertThat(target.authorizations()).last().isEqualTo(List.of("Bearer token-2"));
    }

    @Test
    void answerOfTheSecondCallIsReadAsTheMethodsType() {
        Mail mail = client(false);
        target.refuse("token-1", 1);
        target.reply(200, "welcome");
        assertThat(mail.text()).isEqualTo("welcome");
    }

    @Test
    void asynchronousCallIsMadeOnceMoreToo() {
        Mail mail = client(true);
        target.refuse("token-1", 1);
        target.reply(200, "welcome");
        assertThat(mail.callLater().toCompletableFuture().join().readEntity(String.class))
                .isEqualTo("welcome");
    }

    @Test
    void failureOfTheSecondCallIsTheCallers() {
        Mail mail = client(false);
        target.refuse("token-1", 1);
        target.reply(409, "taken");
        WebApplicationException failure = catchThrowableOfType(WebApplicationException.class, mail::text);
        assertThat(failure.getResponse().getStatus()).isEqualTo(409);
        assertThat(failure.getResponse().readEntity(String.class)).isEqualTo("taken");
    }

    @Test
    void fiftyCallsRefusedTogetherCostOneTokenRequest() throws Exception {
        Mail mail = client(true);
        target.refuse("token-1", 50);
        target.reply(200, "welcome");
        ExecutorService callers = Executors.newFixedThreadPool(50);
        try {
            List<Future<Response>> answers = new ArrayList<>();
            for (int caller = 0; caller < 50; caller++) {
                answers.add(callers.submit(() -> mail.post(null, "hello")));
            }
            for (Future<Response> answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS).getStatus()).isEqualTo(200);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(auth.requests()).hasSize(2);
        assertThat(target.authorizations()).hasSize(100);
        assertThat(Collections.frequency(target.authorizations(), List.of("Bearer token-2")))
                .isEqualTo(50);
    }

    @Test
    void targetThatRefusesEveryTokenCostsOneTokenRequestPerHalfMinuteAndItsAnswerStands() {
        Mail mail = client(true);
        target.reply(401, "never");
        for (int second = 0; second < 30; second++) {
            assertThat(mail.call().readEntity(String.class)).isEqualTo("never");
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(auth.requests()).hasSize(1 + 1);
        assertThat(target.authorizations()).hasSize(30 + 1);
        mail.call();
        mail.call();
        assertThat(auth.requests()).hasSize(1 + 2);
    }

    /** Two signing keys tainted one after the other: each takes the token in hand with it. */
    @Test
    void tokenThatWasTakenMayBeDroppedASecondAfterTheOneBefore() {
        Mail mail = client(true);
        target.refuse("token-1", 1);
        assertThat(mail.call().getStatus()).isEqualTo(204);

        target.refuse("token-2", 1);
        time.pass(Duration.ofMillis(999));
        assertThat(mail.call().getStatus()).isEqualTo(401);
        time.pass(Duration.ofMillis(1));
        assertThat(mail.call().getStatus()).isEqualTo(204);
        assertThat(target.authorizations()).last().isEqualTo(List.of("Bearer token-3"));
        assertThat(auth.requests()).hasSize(3);
    }

    @Test
    void serverErrorIsNoWordForTheToken() {
        Mail mail = client(true);
        target.refuse("token-1", 1);
        target.answerWith(500);
        assertThat(mail.call().getStatus()).isEqualTo(500);

        target.refuse("token-2", 1);
        time.pass(Duration.ofSeconds(29));
        assertThat(mail.call().getStatus()).isEqualTo(401);
        assertThat(auth.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer realm=\"x\", error=\"insufficient_user_authentication\", max_age=\"300\"",
                "Bearer error=invalid_credentials",
                "Basic realm=\"x\", Bearer realm=\"x\", error = \"invalid_request\""
            })
    void refusalOfSomethingElseLeavesTheTokenAlone(String challenge) {
        Mail mail = client(true);
        target.challenge(challenge);
        target.answerWith(401);
        assertThat(mail.call().getStatus()).isEqualTo(401);
        assertThat(mail.call().getStatus()).isEqualTo(401);
        assertThat(target.authorizations()).containsExactly(List.of("Bearer token-1"), List.of("Bearer token-1"));
        assertThat(auth.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer realm=\"error\"",
                "Bearer realm=\"x\", error=\"invalid_token\"",
                "Bearer error=\"insufficient_scope\", Bearer error=\"invalid_token\""
            })
    void refusalThatDoesNotDenyItIsOfTheToken(String challenge) {
        Mail mail = client(true);
        target.challenge(challenge);
        target.refuse("token-1", 1);
        assertThat(mail.call().getStatus()).isEqualTo(204);
        assertThat(auth.requests()).hasSize(2);
    }

    @Test
    void withoutAFreshTokenTheRefusalStands() {
        Mail mail = client(true);
        mail.call();
        target.refuse("token-1", 1);
        auth.fail(503, "down");
        assertThat(mail.call().readEntity(String.class)).isEqualTo("refused");
        assertThat(target.authorizations()).hasSize(2);
    }

    @Test
    void bodyThatIsGoneIsNotSentAgainButTheTokenIsDropped() {
        Mail mail = client(true);
        target.refuse("token-1", 1);
        assertThat(mail.stream(new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)))
                        .getStatus())
                .isEqualTo(401);
        assertThat(target.bodies()).containsExactly("hello");
        assertThat(mail.read(new StringReader("again")).getStatus()).isEqualTo(204);
        assertThat(target.authorizations()).last().isEqualTo(List.of("Bearer token-2"));
    }

    @Test
    void bodyOfAMebibyteIsSentAgainAndALongerOneNot() {
        Mail mail = client(true);
        target.refuse("token-1", 1);
        assertThat(mail.upload(new byte[1 << 20]).getStatus()).isEqualTo(204);
        assertThat(target.bodies()).extracting(String::length).containsExactly(1 << 20, 1 << 20);

        time.pass(Duration.ofMinutes(1));
        target.refuse("token-2", 1);
        assertThat(mail.upload(new byte[(1 << 20) + 1]).getStatus()).isEqualTo(401);
        assertThat(target.bodies()).hasSize(3);
    }

    /** Whoever encodes it does so after this filter has seen it. */
    @Test
    void encodedBodyIsNotSentAgain() {
        Mail mail = client(true);
        target.refuse("token-1", 1);
        assertThat(mail.postEncoded("hello").getStatus()).isEqualTo(401);
        assertThat(target.bodies()).containsExactly("hello");
    }

    @Test
    void redirectOfTheSecondCallDoesNotCarryTheTokenAway() throws IOException {
        Mail mail = client(true);
        try (StubTarget elsewhere = new StubTarget()) {
            target.refuse("token-1", 1);
            target.redirectTo(elsewhere.url());
            assertThat(mail.call().getStatus()).isEqualTo(307);
            assertThat(target.authorizations()).hasSize(2);
            assertThat(elsewhere.authorizations()).isEmpty();
        }
    }

    @Test
    void forbiddenIsNoReasonForAFreshToken() {
        Mail mail = client(true);
        target.answerWith(403);
        assertThat(mail.call().getStatus()).isEqualTo(403);
        assertThat(auth.requests()).hasSize(1);
        assertThat(target.authorizations()).hasSize(1);
    }

    @Test
    void replayCanBeSwitchedOff() {
        settings.with("internal-auth.client.email-service.replay-on-401", "false");
        Mail mail = client(true);
        target.refuse("token-1", 1);
        assertThat(mail.call().getStatus()).isEqualTo(401);
        assertThat(mail.call().getStatus()).isEqualTo(204);
        assertThat(auth.requests()).hasSize(2);
    }

    private Mail client(boolean statusesAreAnswers) {
        return client(Mail.class, statusesAreAnswers);
    }
}
