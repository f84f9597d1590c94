package io.symbolon.user.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.Inbox;
import io.symbolon.common.testing.TestTokens;
import io.symbolon.common.token.ServiceName;
import io.symbolon.user.InContainer;
import io.symbolon.user.Stub;
import io.symbolon.user.Stub.Answer;
import io.symbolon.user.profile.BaseProfile;
import io.symbolon.user.profile.ProfileStore;
import io.symbolon.user.profile.UserId;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** DELETE /users/{id} and what USER_DELETED brings about (CONTRACT sections 5 and 9), in a real Liberty beside an auth. */
@ExtendWith(ArquillianExtension.class)
class ErasureIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final UUID user = UUID.randomUUID();
    private final String account = "/v1/auth/users/" + user;
    private final Stub auth = Stub.PLATFORM;

    @Inject
    private ProfileStore profiles;

    @Inject
    private Inbox inbox;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "test.http.port")
    private int port;

    @Deployment
    static WebArchive application() {
        return InContainer.userWarBesideStub();
    }

    @BeforeEach
    void create() {
        auth.reset();
        auth.on(
                "/oauth2/token",
                it -> Answer.json("{\"access_token\":\"on-behalf\",\"token_type\":\"Bearer\",\"expires_in\":200,"
                        + "\"issued_token_type\":\"urn:ietf:params:oauth:token-type:access_token\"}"));
        profiles.create(new BaseProfile(new UserId(user), "ada@example.org", "Ada", null));
    }

    @Test
    void deleteWhenOwnThenAuthEndsTheAccountOnTheUsersBehalfR45() throws Exception {
        auth.on(account, it -> new Answer(204, "text/plain", "", Map.of()));
        for (String path : List.of("users/me", "users/" + user, "v1/users/me")) {
            assertThat(delete(path, TestTokens.user(user)).statusCode())
                    .as(path)
                    .isEqualTo(204);
        }
        assertThat(auth.requests(account)).hasSize(3).allSatisfy(call -> {
            assertThat(call.method()).isEqualTo("DELETE");
            assertThat(call.header("Authorization")).isEqualTo("Bearer on-behalf");
        });
    }

    @Test
    void deleteWhenTheLastLoginIsLongAgoThenAuthsChallengeIsPassedOn() throws Exception {
        String challenge = "Bearer error=\"insufficient_user_authentication\", max_age=\"300\"";
        auth.on(account, it -> Answer.problem(401, "unauthorized").with("WWW-Authenticate", challenge));
        HttpResponse<String> answer = delete("users/me", TestTokens.user(user));
        assertProblem(answer, 401, "unauthorized");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains(challenge);
        assertThat(auth.requests(account)).hasSize(1);
    }

    /** Elsewhere, a moment ago: this service does not know yet. */
    @Test
    void deleteWhenTheSessionHasJustEndedThenRevoked() throws Exception {
        String refusal = "{\"type\":\"urn:symbolon:problem:unauthorized\",\"reason\":\"revoked_token\"}";
        Map<String, String> challenge = Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        auth.on(account, it -> new Answer(401, "application/problem+json", refusal, challenge));
        HttpResponse<String> answer = delete("users/me", TestTokens.user(user));
        assertProblem(answer, 401, "unauthorized");
        assertThat(Stub.json(answer.body()).get("reason").asText()).isEqualTo("revoked_token");
    }

    /** What auth says of a token that it has just revoked: RFC 8693 §2.2.2. */
    @Test
    void deleteWhenTheTokenCannotBeExchangedThenRevokedOrExpired() throws Exception {
        auth.on(
                "/oauth2/token",
                it -> new Answer(400, "application/json", "{\"error\":\"invalid_request\"}", Map.of()));
        assertEnded(delete("users/me", TestTokens.user(user)), "revoked_token");
        // within what the guard forgives
        assertEnded(
                delete(
                        "users/me",
                        TestTokens.user(user)
                                .issuedAt(clock.instant().minusSeconds(60))
                                .expiresAt(clock.instant().minusSeconds(3))),
                "expired_token");
        assertThat(auth.requests(account)).isEmpty();
    }

    private static void assertEnded(HttpResponse<String> answer, String reason) throws Exception {
        assertProblem(answer, 401, "unauthorized");
        assertThat(Stub.json(answer.body()).get("reason").asText()).isEqualTo(reason);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"symbolon\", error=\"invalid_token\"");
    }

    @Test
    void deleteWhenAnothersThenForbiddenAndAuthIsNotAsked() throws Exception {
        for (String path : List.of("users/" + user, "users/" + UUID.randomUUID(), "users/no-uuid")) {
            assertProblem(delete(path, TestTokens.user()), 403, "forbidden");
        }
        assertProblem(delete("users/" + user, TestTokens.admin().audience("user-service")), 403, "forbidden");
        assertThat(auth.requests(account)).isEmpty();
    }

    @Test
    void deleteWhenAuthFailsThenUnavailable() throws Exception {
        for (Answer failure : List.of(
                Answer.problem(500, "x"),
                Answer.problem(401, "unauthorized"),
                new Answer(200, "text/html", "<html>a proxy's", Map.of()),
                new Answer(202, "text/plain", "", Map.of()),
                new Answer(302, "text/plain", "", Map.of("Location", auth.url() + "/elsewhere")),
                new Answer(0, "", "", Map.of()))) {
            auth.on(account, it -> failure);
            HttpResponse<String> answer = delete("users/me", TestTokens.user(user));
            assertProblem(answer, 503, "unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void deletedWhenAuthConfirmsThenErased() {
        auth.on(account, it -> Answer.problem(404, "not-found"));
        hear("USER_DELETED");
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(profiles.find(new UserId(user))).isEmpty());
        assertThat(auth.requests(account))
                .allMatch(call -> call.header("Authorization").equals("Bearer for-auth-service"));
    }

    @Test
    void deletedWhenAuthCannotBeAskedOrAProxyAnswersThenItWaitsForAuth() {
        List<Answer> answers = List.of(
                Answer.problem(503, "unavailable"),
                new Answer(404, "text/html", "<html>no such host", Map.of()),
                Answer.problem(404, "not-found"));
        auth.on(account, it -> answers.get(Math.min(auth.requests(account).size(), answers.size()) - 1));
        hear("USER_DELETED");
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(profiles.find(new UserId(user))).isEmpty());
        assertThat(auth.requests(account)).hasSize(3);
    }

    @Test
    void deletedWhenAuthStillHasTheAccountThenNothingIsErased() {
        auth.on(account, it -> Answer.json("{\"id\":\"" + user + "\",\"status\":\"active\"}"));
        hear("USER_DELETED");
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(auth.requests(account))
                .isNotEmpty());
        assertThat(profiles.find(new UserId(user))).isPresent();
    }

    @Test
    void disabledThenTheProfileStays() {
        hear("USER_DISABLED");
        assertThat(profiles.find(new UserId(user))).isPresent();
        assertThat(auth.requests(account)).isEmpty();
    }

    private void hear(String name) {
        EventSource source = new EventSource(new ServiceName("auth-service"), clock);
        Map<String, Object> data = Map.of("user_id", user, "version", 2);
        inbox.receive(
                "user.from-auth", source.event(name, user.toString(), data).toJson());
    }

    private HttpResponse<String> delete(String path, TestTokens token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/user-war/" + path))
                .header("Authorization", "Bearer " + token.compact())
                .DELETE()
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Stub.json(answer.body()).get("type").asText()).isEqualTo("urn:symbolon:problem:" + slug);
    }
}
