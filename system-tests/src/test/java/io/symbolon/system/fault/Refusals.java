package io.symbolon.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.system.Symbolon;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Calls that email refuses while something fails, of each of which auth's trail must tell once. Not thread-safe. */
final class Refusals implements Cause {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Symbolon symbolon;
    private final List<String> correlations = new ArrayList<>();

    Refusals(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Override
    public String event() {
        return "AUDIT_RECORDED";
    }

    @Override
    public void add() {
        correlations.add(symbolon.email()
                .get("/send")
                .send()
                .expectProblem(405, "method-not-allowed")
                .header("X-Correlation-Id"));
    }

    void awaitEachOnce() {
        String administrator = symbolon.administrator().accessToken();
        await().atMost(PATIENCE).until(() -> recorded(administrator).containsAll(correlations));
        List<String> recorded = recorded(administrator);
        recorded.retainAll(correlations);
        assertThat(recorded).containsExactlyInAnyOrderElementsOf(correlations);
    }

    private List<String> recorded(String administrator) {
        List<String> recorded = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = symbolon.auth()
                    .get("/v1/auth/audit?service=email-service&outcome=refused&limit=100" + cursor)
                    .bearer(administrator)
                    .send()
                    .expect(200)
                    .json();
            recorded.addAll(page.path("items").findValuesAsText("correlation_id"));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return recorded;
    }
}
