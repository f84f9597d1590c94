package io.symbolon.user.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.user.InContainer;
import io.symbolon.user.Stub;
import io.symbolon.user.Stub.Answer;
import io.symbolon.user.Stub.Request;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** POST /api/users/authenticate (CONTRACT section 5) in a real Liberty, beside an auth and a property that do as told. */
@ExtendWith(ArquillianExtension.class)
class AuthenticationIT {
    /** As the service is spoken to (README, Decisions): Liberty loses answers to many requests on one HTTP/2 connection. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final String CREDENTIALS = "/v1/auth/internal/credentials";
    private static final String SESSIONS = "/v1/auth/internal/sessions";
    private static final String PROPERTIES = "/api/internal/properties/users/";
    private static final String LOGIN = "{\"email\":\"ada@example.org\",\"password\":\"a long password 🦉\"}";

    /** Failures with which a breaker would open. */
    private static final int MANY = 20;

    private static final int WAITING = 5;
    private static final int CROWD = 64;

    private final UUID user = UUID.randomUUID();
    private final String properties = PROPERTIES + user;
    private final Stub platform = Stub.PLATFORM;

    @Inject
    @ConfigProperty(name = "test.http.port")
    private int port;

    @Deployment
    static WebArchive application() {
        return InContainer.userWarBesideStub();
    }

    @BeforeEach
    void allIsWell() {
        platform.reset();
        platform.on(CREDENTIALS, it -> credentials());
        platform.on(properties, it -> properties(2));
        platform.on(SESSIONS, it -> session());
    }

    @Test
    void authenticateWhenAllIsWellThenTheTokensAndTheProperties() throws Exception {
        HttpResponse<String> answer = login("api/users/authenticate", LOGIN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Stub.json(answer.body()).properties())
                .extracting(member -> member.getKey() + "=" + member.getValue().asText())
                .containsExactly(
                        "access_token=the.access.token",
                        "token_type=Bearer",
                        "expires_in=300",
                        "refresh_token=the-refresh-token",
                        "scope=user",
                        "user_id=" + user,
                        "session_id=" + user,
                        "properties_available=true");
        assertThat(answer.headers().firstValue("Authorization")).contains("Bearer the.access.token");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void authenticateThenAuthLearnsWhereTheUserIsAndPropertyBothProofs() throws Exception {
        login("api/users/authenticate", LOGIN);
        Request checked = only(CREDENTIALS);
        assertThat(checked.header("Authorization")).isEqualTo("Bearer for-auth-service");
        assertThat(checked.json().get("email").asText()).isEqualTo("ada@example.org");
        assertThat(checked.json().get("password").asText()).isEqualTo("a long password 🦉");
        assertThat(checked.json().get("client").get("address").asText()).isEqualTo("127.0.0.1");
        assertThat(checked.json().get("client").get("agent").asText()).startsWith("Java-http-client/");
        Request asked = only(properties);
        assertThat(asked.header("Authorization")).isEqualTo("Bearer for-property-service");
        assertThat(asked.header("X-internal-token")).isEqualTo("of-no-use-here");
        JsonNode begun = only(SESSIONS).json();
        assertThat(begun.get("ticket").asText()).isEqualTo("t-1");
        assertThat(begun.get("claims").get("properties")).hasSize(2);
        assertThat(begun.get("claims").get("properties").get(0).toString())
                .isEqualTo("{\"property_id\":\"p-0\",\"name\":\"House 0\",\"role\":\"owner\"}");
    }

    @Test
    void authenticateThenBothRequestsToAuthAreKnownByTheSameName() throws Exception {
        String correlation = UUID.randomUUID().toString();
        HTTP.send(
                HttpRequest.newBuilder(request("api/users/authenticate", LOGIN), (name, value) -> true)
                        .header("X-Correlation-Id", correlation)
                        .build(),
                BodyHandlers.ofString());
        assertThat(only(CREDENTIALS).header("X-correlation-id")).isEqualTo(correlation);
        assertThat(only(SESSIONS).header("X-correlation-id")).isEqualTo(correlation);
    }

    @Test
    void authenticateThenEveryPathAnswers() throws Exception {
        for (String path : List.of("users/authenticate", "v1/users/authenticate", "v1/api/users/authenticate")) {
            assertThat(login(path, LOGIN).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void authenticateWhenThereAreTooManyPropertiesThenTheOldestAreKept() throws Exception {
        platform.on(properties, it -> properties(51));
        JsonNode answer = Stub.json(login("api/users/authenticate", LOGIN).body());
        assertThat(answer.get("properties_available").booleanValue()).isTrue();
        assertThat(answer.get("properties_truncated").booleanValue()).isTrue();
        JsonNode claim = only(SESSIONS).json().get("claims").get("properties");
        assertThat(claim).hasSize(50);
        assertThat(claim.get(49).get("property_id").asText()).isEqualTo("p-49");
    }

    @Test
    void authenticateWhenPropertyFailsOrAnswersRubbishThenTheLoginGoesOnWithoutIt() throws Exception {
        for (Answer rubbish : List.of(
                Answer.problem(500, "x"),
                Answer.problem(403, "forbidden"),
                new Answer(0, "", "", Map.of()),
                new Answer(200, "text/html", "<html>", Map.of()),
                Answer.json("{"),
                Answer.json("[]"),
                Answer.json("null"),
                Answer.json("{}"),
                Answer.json("{\"user_id\":\"" + UUID.randomUUID() + "\",\"properties\":[]}"),
                Answer.json("{\"user_id\":\"" + user + "\",\"properties\":[{\"name\":\"x\"}]}"))) {
            allIsWell();
            platform.on(properties, it -> rubbish);
            assertWithoutProperties(login("api/users/authenticate", LOGIN));
        }
    }

    @Test
    void authenticateWhenPropertyIsSlowThenTheLoginDoesNotWait() throws Exception {
        CountDownLatch loggedIn = new CountDownLatch(1);
        platform.on(properties, it -> {
            await(loggedIn);
            return properties(1);
        });
        assertWithoutProperties(login("api/users/authenticate", LOGIN));
        loggedIn.countDown();
    }

    /** However many have failed before, and while those still wait who asked when it was silent. */
    @Test
    void authenticateWhenPropertyIsBackThenTheNextLoginHasItsProperties() throws Exception {
        platform.on(properties, it -> Answer.problem(500, "x"));
        for (int i = 0; i < MANY; i++) {
            login("api/users/authenticate", LOGIN);
        }
        int before = platform.requests(properties).size();
        CountDownLatch over = new CountDownLatch(1);
        platform.on(properties, it -> {
            await(over);
            return Answer.problem(500, "x");
        });
        List<CompletableFuture<HttpResponse<String>>> waiting = IntStream.range(0, WAITING)
                .mapToObj(i -> HTTP.sendAsync(request("api/users/authenticate", LOGIN), BodyHandlers.ofString()))
                .toList();
        // on a busy machine some gave up before they asked
        Awaitility.await().until(() -> platform.requests(properties).size() - before + given(waiting) >= WAITING);
        platform.on(properties, it -> properties(1));
        JsonNode next = Stub.json(login("api/users/authenticate", LOGIN).body());
        over.countDown();
        assertThat(next.get("properties_available").booleanValue()).isTrue();
        for (CompletableFuture<HttpResponse<String>> login : waiting) {
            assertThat(login.join().statusCode()).isEqualTo(200);
        }
    }

    /** More than the server has threads, each of which waits for property. */
    @Test
    void authenticateWhenManyAtOnceThenAllAreAnsweredAndSoAreOthers() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        platform.on(properties, it -> {
            await(over);
            return properties(1);
        });
        List<CompletableFuture<HttpResponse<String>>> logins = IntStream.range(0, CROWD)
                .mapToObj(i -> HTTP.sendAsync(request("api/users/authenticate", LOGIN), BodyHandlers.ofString()))
                .toList();
        for (CompletableFuture<HttpResponse<String>> login : logins) {
            HttpResponse<String> answer = login.get(1, TimeUnit.MINUTES);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        over.countDown();
        platform.on(properties, it -> properties(1));
        JsonNode next = Stub.json(login("api/users/authenticate", LOGIN).body());
        assertThat(next.get("properties_available").booleanValue()).isTrue();
    }

    private Answer credentials() {
        return Answer.json("{\"user_id\":\"" + user + "\",\"ticket\":\"t-1\",\"expires_in\":60}");
    }

    private static long given(List<CompletableFuture<HttpResponse<String>>> waiting) {
        return waiting.stream().filter(CompletableFuture::isDone).count();
    }

    @Test
    void authenticateWhenTheClaimIsRefusedThenWithoutIt() throws Exception {
        platform.on(
                SESSIONS,
                it -> it.json().path("claims").has("properties") ? Answer.problem(400, "invalid-request") : session());
        JsonNode answer = Stub.json(login("api/users/authenticate", LOGIN).body());
        assertThat(answer.get("properties_available").booleanValue()).isFalse();
        assertThat(platform.requests(SESSIONS)).hasSize(2);
    }

    @Test
    void authenticateWhenCredentialsAreWrongOrTheTicketIsVoidThenInvalidCredentials() throws Exception {
        platform.on(SESSIONS, it -> Answer.problem(400, "invalid-token"));
        assertProblem(login("api/users/authenticate", LOGIN), 401, "invalid-credentials");
        allIsWell();
        platform.on(CREDENTIALS, it -> Answer.problem(401, "invalid-credentials"));
        HttpResponse<String> refused = login("api/users/authenticate", LOGIN);
        assertThat(platform.requests(CREDENTIALS)).as("a guess counts once").hasSize(1);
        assertProblem(refused, 401, "invalid-credentials");
        assertThat(refused.headers().firstValue("Authorization")).isEmpty();
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"symbolon\"");
    }

    @Test
    void authenticateWhenThisServicesTokenIsRefusedThenOnceMoreWithAnother() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        platform.on(
                CREDENTIALS,
                it -> asked.incrementAndGet() == 1
                        ? Answer.problem(401, "unauthorized")
                                .with("WWW-Authenticate", "Bearer realm=\"symbolon\", error=\"invalid_token\"")
                        : credentials());
        assertThat(login("api/users/authenticate", LOGIN).statusCode()).isEqualTo(200);
        assertThat(asked).hasValue(2);
    }

    @Test
    void authenticateWhenAuthWantsNoMoreGuessesThenPassedOn() throws Exception {
        platform.on(CREDENTIALS, it -> Answer.problem(429, "too-many-requests").with("Retry-After", "17"));
        HttpResponse<String> answer = login("api/users/authenticate", LOGIN);
        assertProblem(answer, 429, "too-many-requests");
        assertThat(answer.headers().firstValue("Retry-After")).contains("17");
    }

    @Test
    void authenticateWhenAuthFailsThenUnavailable() throws Exception {
        for (Answer failure : List.of(
                Answer.problem(500, "x"),
                Answer.problem(503, "unavailable").with("Retry-After", "9"),
                Answer.problem(401, "unauthorized"),
                Answer.problem(403, "forbidden"),
                Answer.json("{}"),
                Answer.json("{"),
                new Answer(302, "text/plain", "", Map.of("Location", platform.url() + "/elsewhere")),
                new Answer(0, "", "", Map.of()))) {
            for (String path : List.of(CREDENTIALS, SESSIONS)) {
                allIsWell();
                platform.on(path, it -> failure);
                HttpResponse<String> answer = login("api/users/authenticate", LOGIN);
                assertProblem(answer, 503, "unavailable");
                assertThat(answer.headers().firstValue("Retry-After"))
                        .contains(failure.headers().getOrDefault("Retry-After", "2"));
            }
        }
    }

    @Test
    void authenticateWhenTheRequestIsNotAcceptableThenAuthIsNotAsked() throws Exception {
        for (String body : List.of(
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"email\":\"a@example.org\"}",
                "{\"email\":1,\"password\":\"x\"}",
                "{\"email\":\"a@example.org\",\"password\":\"\\ud800\"}",
                "{\"email\":\"a@example.org\",\"password\":\"x\",\"audience\":\"user-service\"}")) {
            assertProblem(login("api/users/authenticate", body), 400, "invalid-request");
        }
        assertThat(platform.requests(CREDENTIALS)).isEmpty();
    }

    private void assertWithoutProperties(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Stub.json(answer.body()).get("properties_available").booleanValue())
                .isFalse();
        assertThat(only(SESSIONS).json().has("claims")).isFalse();
    }

    private HttpResponse<String> login(String path, String body) throws Exception {
        return HTTP.send(request(path, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/user-war/" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private Request only(String path) {
        assertThat(platform.requests(path)).hasSize(1);
        return platform.requests(path).get(0);
    }

    private Answer session() {
        return Answer.json("{\"access_token\":\"the.access.token\",\"token_type\":\"Bearer\",\"expires_in\":300,"
                + "\"refresh_token\":\"the-refresh-token\",\"scope\":\"user\",\"user_id\":\"" + user
                + "\",\"session_id\":\"" + user + "\"}");
    }

    private Answer properties(int count) {
        String list = IntStream.range(0, count)
                .mapToObj(i -> "{\"property_id\":\"p-" + i + "\",\"name\":\"House " + i + "\",\"role\":\"owner\"}")
                .collect(Collectors.joining(",", "[", "]"));
        return Answer.json("{\"user_id\":\"" + user + "\",\"properties\":" + list + "}");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Stub.json(answer.body()).get("type").asText()).isEqualTo("urn:symbolon:problem:" + slug);
    }
}
