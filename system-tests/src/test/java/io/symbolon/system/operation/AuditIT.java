package io.symbolon.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Call;
import io.symbolon.system.Login;
import io.symbolon.system.Server;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One trail of all services (CONTRACT sections 4, 6, 7 and 9, AUDIT_RECORDED), and their parked events. */
@SystemTest
class AuditIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Symbolon symbolon;

    AuditIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void internalCallWhenAllowedOrRefusedThenExactlyOneRecordEachR44() {
        String token = symbolon.serviceToken(Service.USER, Service.PROPERTY);
        String second = symbolon.secret("INTERNAL_SERVICE_TOKEN");
        Answer allowed =
                internal(token).header("X-Internal-Token", second).send().expect(200);
        Answer missing = internal(token).send().expectReason("missing_internal_token");
        Answer wrong = internal(token)
                .header("X-Internal-Token", "wrong")
                .header("X-Forwarded-For", "203.0.113.9")
                .send()
                .expectReason("invalid_internal_token");

        assertRecord(allowed, "property-service", "success", "user-service", null);
        assertRecord(missing, "property-service", "refused", "user-service", "missing_internal_token");
        assertRecord(wrong, "property-service", "refused", "user-service", "invalid_internal_token");
    }

    @Test
    void sendWhenAllowedOrRefusedThenExactlyOneRecordEachR44() {
        String token = symbolon.serviceToken(Service.USER, Service.EMAIL);
        Map<String, String> mail = Map.of("to", Symbolon.newAddress(), "subject", "Hello", "text", "Hello");
        Answer allowed =
                symbolon.email().post("/send").bearer(token).json(mail).send().expect(202);
        Answer elsewhere = symbolon.email().get("/send").bearer(token).send().expectProblem(405, "method-not-allowed");

        assertRecord(allowed, "email-service", "success", "user-service", null);
        assertRecord(elsewhere, "email-service", "refused", null, "method-not-allowed");
    }

    @Test
    void verifyWhenNobodyTamperedThenValid() {
        assertThat(administration(symbolon.auth(), "auth-service", "/v1/auth/audit/verify")
                        .expect(200)
                        .json()
                        .path("valid")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void eventsWhenAnAdministratorOfThatServiceAsksThenAPage(Service service) {
        Server server = symbolon.of(service);
        String path = "/v1/admin/events?state=parked";
        assertThat(administration(server, service.serviceName(), path)
                        .expect(200)
                        .json()
                        .get("items")
                        .isArray())
                .isTrue();
        administration(server, service.serviceName(), "/v1/admin/events?state=handled")
                .expectProblem(400, "invalid-request");
        Login person = symbolon.login(symbolon.register());
        if (service != Service.EMAIL) { // a user's token is not for it
            server.get(path).bearer(person.accessToken()).send().expectProblem(403, "forbidden");
        }
        assertThat(server.metric("events_parked")).isNotNegative();
        assertThat(server.metric("events_outbox_oldest_seconds")).isNotNegative();
    }

    private Call internal(String token) {
        return symbolon.property()
                .get("/api/internal/properties/users/" + UUID.randomUUID())
                .bearer(token);
    }

    private void assertRecord(Answer answer, String service, String outcome, String caller, String reason) {
        String correlation = answer.header("X-Correlation-Id");
        List<JsonNode> records = await("the record of " + answer)
                .atMost(PATIENCE)
                .until(() -> records(service, correlation), found -> !found.isEmpty());
        assertThat(records).hasSize(1);
        JsonNode record = records.get(0);
        assertThat(record.path("outcome").asText()).isEqualTo(outcome);
        assertThat(record.path("reason").asText(null)).isEqualTo(reason);
        assertThat(record.path("address").asText()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
        assertThat(record.path("path").asText())
                .isEqualTo(answer.response().uri().getPath());
        assertThat(record.path("caller").asText(null)).isEqualTo(caller);
    }

    private List<JsonNode> records(String service, String correlation) {
        Answer page = administration(symbolon.auth(), "auth-service", "/v1/auth/audit?limit=100&service=" + service)
                .expect(200);
        return StreamSupport.stream(page.json().get("items").spliterator(), false)
                .filter(record ->
                        correlation.equals(record.path("correlation_id").asText()))
                .toList();
    }

    private Answer administration(Server server, String audience, String path) {
        String token = symbolon.auth()
                .post("/v1/auth/login")
                .json(Map.of(
                        "email", symbolon.secret("ADMIN_EMAIL"),
                        "password", symbolon.secret("ADMIN_PASSWORD"),
                        "audience", audience))
                .send()
                .expect(200)
                .text("access_token");
        return server.get(path).bearer(token).send();
    }
}
