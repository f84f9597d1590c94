package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.inbound.sample.MemoryTrail;
import io.symbolon.common.inbound.sample.Samples;
import io.symbolon.common.inbound.sample.TrailResource;
import io.symbolon.common.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** SECURITY R44 and R51: what the guard refuses leaves a record, and where it is asked for, every call does. */
@ExtendWith(ArquillianExtension.class)
class AuditIT {
    private static final String SERVICE = TestTokens.service("user-service")
            .audience("sample-service")
            .scope("sample:read")
            .compact();

    @ArquillianResource
    URI base;

    private Http http;

    @Deployment(testable = false)
    static WebArchive application() {
        return Samples.sound("audit.war").addClasses(MemoryTrail.class, TrailResource.class);
    }

    @BeforeEach
    void client() {
        http = new Http(base);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> http.get("/health/ready").status() == 200);
    }

    @AfterEach
    void mend() {
        http.send(http.to("trail").PUT(HttpRequest.BodyPublishers.noBody()).build());
    }

    @Test
    void usersWhenNoTokenThenWhoWhatAndWhyR51() {
        JsonNode record = only(http.get("sample/users", "X-Forwarded-For", "192.0.2.7"));
        assertThat(record.path("event").asText()).isEqualTo("authn_login_fail");
        assertThat(record.path("outcome").asText()).isEqualTo("refused");
        assertThat(record.path("reason").asText()).isEqualTo("missing_token");
        assertThat(record.path("service").asText()).isEqualTo("sample-service");
        assertThat(record.path("method").asText()).isEqualTo("GET");
        assertThat(record.path("path").asText()).isEqualTo(base.getPath() + "sample/users");
        assertThat(record.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(record.has("caller")).isFalse();
    }

    @Test
    void adminsWhenRoleIsLackingThenTheCallerIsNamedR51() {
        UUID id = UUID.randomUUID();
        String token = TestTokens.user(id).audience("sample-service").compact();
        JsonNode record = only(http.bearer("sample/admins", token));
        assertThat(record.path("event").asText()).isEqualTo("authz_fail");
        assertThat(record.path("reason").asText()).isEqualTo("lacking_role");
        assertThat(record.path("caller").asText()).isEqualTo(id.toString());
    }

    @Test
    void internalWhenAdmittedOrNotThenOneRecordACallR44R51() {
        JsonNode refused = only(http.bearer("sample/internal", SERVICE));
        assertThat(refused.path("reason").asText()).isEqualTo("missing_internal_token");
        assertThat(refused.path("caller").asText()).isEqualTo("user-service");
        JsonNode admitted = only(internal());
        assertThat(admitted.path("outcome").asText()).isEqualTo("success");
        assertThat(admitted.path("event").asText()).isEqualTo("sensitive_read");
        assertThat(admitted.path("caller").asText()).isEqualTo("user-service");
    }

    /** Resources are matched without matrix parameters; a record must not be escaped by one. */
    @Test
    void internalWhenThePathHasMatrixParametersThenOneRecordAllTheSame() {
        JsonNode admitted = only(internal("sample;x=1/internal;y"));
        assertThat(admitted.path("outcome").asText()).isEqualTo("success");
        assertThat(admitted.path("event").asText()).isEqualTo("sensitive_read");
    }

    @Test
    void messagesWhenRefusedBeforeAnyResourceThenOneRecord() {
        assertThat(only(http.post("sample/messages", "application/json", "{"))
                        .path("reason")
                        .asText())
                .isEqualTo("invalid-request");
        assertThat(only(http.post("sample/messages", "text/plain", "x"))
                        .path("reason")
                        .asText())
                .isEqualTo("unsupported-media-type");
        assertThat(only(http.post("sample/messages", "application/json", "x".repeat(70_000)))
                        .path("reason")
                        .asText())
                .isEqualTo("payload-too-large");
        JsonNode named = only(http.bearer("sample/messages", SERVICE));
        assertThat(named.path("reason").asText()).isEqualTo("method-not-allowed");
        assertThat(named.path("caller").asText()).isEqualTo("user-service");
    }

    @Test
    void limitWhenExceededThenSaidInTheVocabularysWordR51() {
        JsonNode record = only(http.get("sample/failures/limit"));
        assertThat(record.path("event").asText()).isEqualTo("excess_rate_limit_exceeded");
        assertThat(record.path("outcome").asText()).isEqualTo("refused");
        assertThat(record.path("reason").asText()).isEqualTo("too-many-requests");
    }

    @Test
    void internalWhenTheTrailIsBrokenThenTheAnswerIsWithheldAndARefusalStaysOneR55() {
        http.send(http.to("trail").DELETE().build());
        Http.Answer withheld = internal();
        assertThat(withheld.status()).isEqualTo(503);
        assertThat(withheld.header("Retry-After")).isEqualTo("2");
        assertThat(withheld.json().path("type").asText()).isEqualTo("urn:symbolon:problem:unavailable");
        assertThat(http.get("sample/users").status()).isEqualTo(401);
        assertThat(http.bearer("sample/internal", SERVICE).status()).isEqualTo(401);
    }

    private Http.Answer internal() {
        return internal("sample/internal");
    }

    private Http.Answer internal(String path) {
        return http.get(path, "Authorization", "Bearer " + SERVICE, "X-Internal-Token", Samples.INTERNAL_TOKEN);
    }

    private JsonNode only(Http.Answer answer) {
        String correlation = answer.header("X-Correlation-Id");
        Awaitility.await().until(() -> !records(correlation).isEmpty());
        assertThat(records(correlation)).hasSize(1);
        return records(correlation).get(0);
    }

    private List<JsonNode> records(String correlation) {
        return StreamSupport.stream(http.get("trail").json().spliterator(), false)
                .filter(record -> record.path("correlation_id").asText().equals(correlation))
                .toList();
    }
}
