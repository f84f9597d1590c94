package io.symbolon.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Server;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CONTRACT section 10, on every service. */
@SystemTest
class ObservabilityIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Symbolon symbolon;

    ObservabilityIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @ParameterizedTest
    @EnumSource
    void healthThenUp(Service service) {
        for (String probe : List.of("/health", "/health/live", "/health/ready", "/health/started")) {
            assertThat(symbolon.of(service).get(probe).send().expect(200).text("status"))
                    .as(probe)
                    .isEqualTo("UP");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusalThenCountedByReason(Service service) {
        Server server = symbolon.of(service);
        double before = server.metric("auth_failures_total", "reason=\"malformed_token\"");

        server.get(guarded(service)).bearer("no-token").send().expectReason("malformed_token");
        assertThat(server.metric("auth_failures_total", "reason=\"malformed_token\""))
                .isEqualTo(before + 1);
    }

    @ParameterizedTest
    @EnumSource
    void poolThenItsConnectionsAreCounted(Service service) {
        Server server = symbolon.of(service);
        server.get("/health/ready").send().expect(200); // asks the database

        assertThat(server.metric("database_connections")).isPositive();
        assertThat(server.get("/metrics").send().expect(200).text()).contains("\ndatabase_connections_free{");
    }

    @ParameterizedTest
    @EnumSource
    void certificatesThenUntilWhenTheyAreGoodIsMeasured(Service service) {
        for (String store : List.of("tls.keystore", "tls.truststore")) {
            assertThat(symbolon.of(service).metric("tls_certificate_expires_in_seconds", "store=\"" + store + "\""))
                    .as(store)
                    .isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void descriptionThenOwnOperationsAlone(Service service) {
        Server server = symbolon.of(service);

        assertThat(server.operations())
                .isNotEmpty()
                .allMatch(operation -> operation.template().startsWith("/"));
        assertThat(server.get("/openapi").send().expect(200).text())
                .startsWith("---")
                .contains("openapi: 3.1")
                .doesNotContainPattern("\n {8}[a-z]+[A-Z][A-Za-z]*:\n {10}"); // members are snake_case
        assertThat(server.get("/openapi/ui/").send().expect(200).header("Content-Type"))
                .contains("text/html");
    }

    /** In a development run as in production: what is public there is told by ListenersIT. */
    @ParameterizedTest
    @EnumSource
    void pagesOfLibertyThenOnlyToBeReadAndNoLoginForm(Service service) {
        Server server = symbolon.of(service);

        server.post("/health/live").send().expectProblem(405, "method-not-allowed");
        server.get("/ibm_security_logout").send().expectProblem(404, "not-found");
    }

    @ParameterizedTest
    @EnumSource
    void answersThenSayNothingOfTheServer(Service service) {
        for (String path : List.of(guarded(service), "/nowhere", "/health/ready", "/metrics", "/openapi")) {
            Answer answer = symbolon.of(service).get(path).send();
            assertThat(answer.response().headers().map().keySet())
                    .as(path)
                    .doesNotContain("Server", "server", "X-Powered-By", "x-powered-by", "Set-Cookie", "set-cookie")
                    .noneMatch(name -> name.startsWith("io.openliberty"))
                    .noneMatch(name -> name.regionMatches(true, 0, "Access-Control", 0, 14));
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
        }
    }

    @ParameterizedTest
    @EnumSource
    void correlationIdWhenAUuidThenKeptAndLogged(Service service) {
        String id = UUID.randomUUID().toString();
        Server server = symbolon.of(service);

        Answer answer =
                server.get(guarded(service)).header("X-Correlation-Id", id).send();
        assertThat(answer.header("X-Correlation-Id")).isEqualTo(id);
        assertThat(answer.text("instance")).isEqualTo("urn:uuid:" + id);
        await().until(() -> server.process().messages().stream()
                .anyMatch(line -> line.contains("liberty_accesslog") && line.contains(id)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-uuid", "1", "00000000-0000-0000-0000-00000000000g"})
    void correlationIdWhenNoUuidThenAnother(String id) {
        assertThat(symbolon.auth()
                        .get("/nowhere")
                        .header("X-Correlation-Id", id)
                        .send()
                        .header("X-Correlation-Id"))
                .isNotEqualTo(id)
                .matches("[0-9a-f-]{36}");
    }

    /** auth, over the queue to user, and from there by REST to email: one trace. */
    @Test
    void traceThenGoesWithEventsAndOnToTheNextService() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        String email = Symbolon.newAddress();
        symbolon.auth()
                .post("/v1/auth/register")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .json(Map.of("email", email, "password", "a lantern over seven rivers"))
                .send()
                .expect(201);

        symbolon.mails().awaitTo(email);
        await("the trace at /send")
                .atMost(Duration.ofSeconds(10))
                .until(() -> symbolon.email().process().accesses().stream()
                        .anyMatch(line -> line.contains("/send") && line.contains(trace)));
    }

    /** A token in a URL is not looked at, and stands in no log. */
    @Test
    void tokenWhenInTheUrlThenNotTakenAndNotLoggedR56() {
        String id = UUID.randomUUID().toString();
        String token = symbolon.login(symbolon.register()).accessToken();
        Server server = symbolon.user();

        server.get("/users/me/profile?access_token=" + token)
                .header("X-Correlation-Id", id)
                .send()
                .expectReason("missing_token");
        await().until(() -> server.process().accesses().stream().anyMatch(line -> line.contains(id)));
        assertThat(Stream.concat(server.process().accesses().stream(), server.process().messages().stream()))
                .noneMatch(line -> line.contains(token));
    }

    @ParameterizedTest
    @EnumSource
    void logThenJsonLineByLineR53(Service service) {
        assertThat(symbolon.of(service).process().messages())
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        line -> assertThat(parsed(line).path("type").asText()).startsWith("liberty_"));
    }

    /** README: a metric for each method name that anybody invents once ended a server. */
    @ParameterizedTest
    @EnumSource
    void methodsWhenInventedThenRefusedAndLeaveNoMetric(Service service) {
        Server server = symbolon.of(service);
        server.call("INVENTED", guarded(service)).send();
        long before = series(server);

        for (int i = 0; i < 300; i++) {
            Answer answer = server.call("INVENTED" + i, i % 2 == 0 ? guarded(service) : "/nowhere")
                    .send();
            assertThat(answer.status()).as(answer.toString()).isIn(404, 405, 501);
            assertThat(answer.text()).doesNotContain("<html", "Exception");
        }

        assertThat(server.get("/metrics").send().expect(200).text()).doesNotContain("INVENTED");
        assertThat(series(server)).isLessThan(before + 50); // others go on meanwhile
        server.get("/health/ready").send().expect(200);
        server.get(guarded(service)).send().expectReason("missing_token");
    }

    private static long series(Server server) {
        return server.get("/metrics").send().expect(200).text().lines().count();
    }

    private static String guarded(Service service) {
        return switch (service) {
            case AUTH -> "/v1/auth/users/" + UUID.randomUUID();
            case USER -> "/users/me/profile";
            case PROPERTY -> "/api/properties/";
            case EMAIL -> "/messages/" + UUID.randomUUID();
        };
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException noJson) {
            throw new AssertionError(line, noJson);
        }
    }
}
