package io.symbolon.system.outage;

import static io.symbolon.system.BrittlePlatform.INTERNAL_FAILURES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.config.Service;
import io.symbolon.system.BrittlePlatform;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Whoever keeps knocking at property's internal door: on record, counted, and told to wait (CONTRACT section 6). */
@SystemTest
class InternalAttemptsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String INTRUDER = "127.0.0.5";
    private static final String SOMEBODY_ELSE = "127.0.0.6";
    private static final String DOOR = "/api/internal/properties/users/" + UUID.randomUUID();

    private final BrittlePlatform platform;
    private final Symbolon symbolon;

    InternalAttemptsIT(BrittlePlatform platform) {
        this.platform = platform;
        this.symbolon = platform.symbolon();
    }

    /** The address is the connection's, whatever headers say of it; who calls rightly is never delayed. */
    @Test
    void attemptsWhenOneAddressFailsOnAndOnThenItIsToldToWaitAndNobodyElseR43R44() {
        double before = symbolon.property().metric("internal_calls_limited_total");
        List<String> answers = new ArrayList<>();
        for (int i = 0; i <= INTERNAL_FAILURES; i++) {
            answers.add(knock(INTRUDER, List.of("X-Forwarded-For: 203.0.113." + i, "X-Real-IP: 203.0.113." + i)));
        }

        assertThat(answers.get(0)).startsWith("HTTP/1.1 401 ").contains("missing_token");
        assertThat(answers.get(INTERNAL_FAILURES)).startsWith("HTTP/1.1 429 ").contains("Retry-After: ");
        assertThat(symbolon.property().metric("internal_calls_limited_total")).isGreaterThan(before);
        assertThat(knock(SOMEBODY_ELSE, List.of("X-Forwarded-For: " + INTRUDER)))
                .startsWith("HTTP/1.1 401 ");
        assertThat(knock(
                        INTRUDER,
                        List.of(
                                "Authorization: Bearer " + symbolon.serviceToken(Service.USER, Service.PROPERTY),
                                "X-Internal-Token: " + platform.internalToken())))
                .startsWith("HTTP/1.1 200 ");
        await().atMost(PATIENCE).until(() -> records(INTRUDER).size() >= INTERNAL_FAILURES + 2);
        assertThat(records(INTRUDER))
                .as("each attempt, the one told to wait and the right one too")
                .hasSize(INTERNAL_FAILURES + 2)
                .allSatisfy(record -> assertThat(record.path("path").asText()).isEqualTo(DOOR))
                .filteredOn(record -> "refused".equals(record.path("outcome").asText()))
                .hasSize(INTERNAL_FAILURES + 1)
                .allSatisfy(record -> assertThat(record.path("reason").asText()).isEqualTo("missing_token"));
        assertThat(symbolon.property().metric("auth_failures_total", "reason=\"missing_token\""))
                .isGreaterThanOrEqualTo(INTERNAL_FAILURES);
    }

    private String knock(String from, List<String> headers) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of("Host: localhost", "Connection: close"));
        return symbolon.wire(Service.PROPERTY).from(from).get(DOOR, all);
    }

    private List<JsonNode> records(String address) {
        JsonNode items = symbolon.auth()
                .get("/v1/auth/audit?service=property-service&limit=100")
                .bearer(symbolon.administrator().accessToken())
                .send()
                .expect(200)
                .json()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(record -> address.equals(record.path("address").asText()))
                .toList();
    }
}
