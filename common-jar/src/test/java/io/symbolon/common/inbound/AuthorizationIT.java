package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.symbolon.common.inbound.sample.MemoryTrail;
import io.symbolon.common.inbound.sample.Samples;
import io.symbolon.common.inbound.sample.ThingResource;
import io.symbolon.common.inbound.sample.TrailResource;
import io.symbolon.common.testing.TestTokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Policies asked about a real request: every attribute arrives, a denial is explained in the audit record alone. */
@ExtendWith(ArquillianExtension.class)
class AuthorizationIT {
    private final UUID user = UUID.randomUUID();

    @ArquillianResource
    URI base;

    private Http http;

    @Deployment(testable = false)
    static WebArchive application() {
        return Samples.sound("things.war").addClasses(MemoryTrail.class, TrailResource.class, ThingResource.class);
    }

    @BeforeEach
    void client() {
        http = new Http(base);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> http.get("/health/ready").status() == 200);
    }

    @Test
    void actWhenAPolicyPermitsThenServed() {
        assertThat(act(user, "read", owner())).isEqualTo(204);
        assertThat(act(user, "list", owner())).isEqualTo(204);
        TestTokens service = TestTokens.service("user-service").audience("sample-service");
        assertThat(act(user, "read", service.scope("things:read"))).isEqualTo(204);
    }

    @Test
    void actWhenTheLastPasswordCheckIsTooOldThenDenied() {
        assertThat(act(user, "delete", owner())).isEqualTo(204);
        long old = Instant.now().minusSeconds(400).getEpochSecond();
        assertThat(act(user, "delete", owner().claim("auth_time", old))).isEqualTo(403);
    }

    @Test
    void actWhenDeniedThenTheRecordNamesThePolicyAndTheAnswerDoesNot() {
        Http.Answer answer = http.bearer("things/" + user + "/seal", owner().compact());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("tls-only-sealing");

        JsonNode record = record(answer.header("X-Correlation-Id"));
        assertThat(record.path("event").asText()).isEqualTo("authz_fail");
        assertThat(record.path("reason").asText()).isEqualTo("tls-only-sealing");
        assertThat(record.path("caller").asText()).isEqualTo(user.toString());
        assertThat(record.path("subject").asText()).isEqualTo(user.toString());
        assertThat(record.path("details").path("action").asText()).isEqualTo("seal");
    }

    @Test
    void actWhenNoPolicyIsAboutItThenDenied() {
        Http.Answer answer = http.bearer("things/" + UUID.randomUUID() + "/read", owner().compact());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(record(answer.header("X-Correlation-Id")).path("reason").asText())
                .isEqualTo("nothing-permits");
    }

    private TestTokens owner() {
        return TestTokens.user(user).audience("sample-service");
    }

    private int act(UUID owner, String action, TestTokens token) {
        return http.bearer("things/" + owner + "/" + action, token.compact()).status();
    }

    private JsonNode record(String correlation) {
        return Awaitility.await().until(() -> find(correlation), found -> !found.isMissingNode());
    }

    private JsonNode find(String correlation) {
        return StreamSupport.stream(http.get("trail").json().spliterator(), false)
                .filter(record -> record.path("correlation_id").asText().equals(correlation))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
