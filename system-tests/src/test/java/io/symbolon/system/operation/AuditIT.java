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

    /** Without the scope, as a user, as nobody, and where nothing is: each is on record as what it was. */
    @Test
    void internalCallWhenTheTokenIsNotRightThenExactlyOneRecordEachR44() {
        String second = symbolon.secret("INTERNAL_SERVICE_TOKEN");
        String stranger = "stranger-" + UUID.randomUUID();
        Answer unscoped = internal(strangersToken(stranger))
                .header("X-Internal-Token", second)
                .send()
                .expectProblem(403, "forbidden");
        Login ada = symbolon.login(symbolon.register());
        Answer person = internal(ada.accessToken())
                .header("X-Internal-Token", second)
                .send()
                .expectReason("wrong_type");
        Answer nobody = symbolon.property()
                .get("/api/internal/properties/users/" + UUID.randomUUID())
                .header("X-Internal-Token", second)
                .send()
                .expectReason("missing_token");
        Answer nowhere = symbolon.property().get("/api/internal/nowhere").send().expectProblem(404, "not-found");

        assertRecord(unscoped, "property-service", "refused", stranger, "insufficient_scope");
        assertRecord(person, "property-service", "refused", ada.userId(), "wrong_type");
        assertRecord(nobody, "property-service", "refused", null, "missing_token");
        assertRecord(nowhere, "property-service", "refused", null, "not-found");
    }

    /** CONTRACT section 6: an administrator may look, which is known, and not write. */
    @Test
    void propertyWhenAnAdministratorReadsSomebodysThenARecordTellsWhoAndWhose() {
        Login ada = symbolon.login(symbolon.register());
        String property = symbolon.keep(ada, "Villa");
        String administrator = symbolon.administrator(Service.PROPERTY);
        String path = "/api/property/" + property;

        Answer read = symbolon.property().get(path).bearer(administrator).send().expect(200);
        symbolon.property()
                .patch(path)
                .bearer(administrator)
                .json(Map.of("name", "Mine"))
                .send()
                .expectProblem(403, "forbidden");
        symbolon.property().get(path).bearer(ada.accessToken()).send().expect(200);

        JsonNode record = assertRecord(
                read, "property-service", "success", symbolon.administrator().userId(), null);
        assertThat(record.path("event").asText()).isEqualTo("sensitive_read");
        assertThat(record.path("subject").asText()).isEqualTo(ada.userId());
        assertThat(record.at("/details/property").asText()).isEqualTo(property);
    }

    /** A patch that changes nothing shows a profile as a read does. */
    @Test
    void profileWhenAnAdministratorPatchesNothingThenARecordTellsThatItWasShown() {
        Login ada = symbolon.login(symbolon.register());
        String administrator = symbolon.administrator(Service.USER);
        String path = "/users/" + ada.userId() + "/profile";
        await().until(() ->
                symbolon.user().get(path).bearer(administrator).send().status() == 200);

        Answer shown = symbolon.user()
                .patch(path)
                .bearer(administrator)
                .json(Map.of())
                .send()
                .expect(200);

        JsonNode record = assertRecord(
                shown, "user-service", "success", symbolon.administrator().userId(), null);
        assertThat(record.path("event").asText()).isEqualTo("sensitive_read");
        assertThat(record.path("subject").asText()).isEqualTo(ada.userId());
    }

    @Test
    void sendWhenAllowedOrRefusedThenExactlyOneRecordEachR44() {
        String token = symbolon.serviceToken(Service.USER, Service.EMAIL);
        Map<String, String> mail = Map.of("to", Symbolon.newAddress(), "subject", "Hello", "text", "Hello");
        Answer allowed =
                symbolon.email().post("/send").bearer(token).json(mail).send().expect(202);
        Answer elsewhere = symbolon.email().get("/send").bearer(token).send().expectProblem(405, "method-not-allowed");

        assertRecord(allowed, "email-service", "success", "user-service", null);
        assertRecord(elsewhere, "email-service", "refused", "user-service", "method-not-allowed");
    }

    @Test
    void verifyWhenNobodyTamperedThenValid() {
        assertThat(administration(symbolon.auth(), Service.AUTH, "/v1/auth/audit/verify")
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
        assertThat(administration(server, service, path)
                        .expect(200)
                        .json()
                        .get("items")
                        .isArray())
                .isTrue();
        administration(server, service, "/v1/admin/events?state=handled").expectProblem(400, "invalid-request");
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

    /** Of a service that may call property, and do nothing there. */
    private String strangersToken(String name) {
        String credential = symbolon.auth()
                .post("/v1/auth/services")
                .bearer(symbolon.administrator().accessToken())
                .json(Map.of("name", name, "audiences", List.of("property-service"), "scopes", List.of()))
                .send()
                .expect(201)
                .text("token");
        return symbolon.auth()
                .post("/v1/auth/service-token")
                .json(Map.of("service_name", name, "service_token", credential))
                .send()
                .expect(200)
                .text("access_token");
    }

    private JsonNode assertRecord(Answer answer, String service, String outcome, String caller, String reason) {
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
        return record;
    }

    private List<JsonNode> records(String service, String correlation) {
        Answer page = administration(symbolon.auth(), Service.AUTH, "/v1/auth/audit?limit=100&service=" + service)
                .expect(200);
        return StreamSupport.stream(page.json().get("items").spliterator(), false)
                .filter(record ->
                        correlation.equals(record.path("correlation_id").asText()))
                .toList();
    }

    private Answer administration(Server server, Service service, String path) {
        return server.get(path).bearer(symbolon.administrator(service)).send();
    }
}
