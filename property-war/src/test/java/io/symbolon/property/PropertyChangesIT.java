package io.symbolon.property;

import static io.symbolon.property.Calls.VILLA;
import static io.symbolon.property.Calls.assertProblem;
import static io.symbolon.property.Calls.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.testing.Archives;
import io.symbolon.common.testing.TestJwks;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PATCH (RFC 7396) and DELETE with preconditions (RFC 9110 §13) in a real Liberty. */
@ExtendWith(ArquillianExtension.class)
class PropertyChangesIT {
    private static final String STALE = "\"999\"";

    private final TestTokens owner = TestTokens.user(UUID.randomUUID());

    @Inject
    @ConfigProperty(name = "test.http.port")
    private int port;

    private Calls calls;

    @Deployment
    static WebArchive application() {
        return Archives.builtWar("property-war")
                .addClasses(PropertyChangesIT.class, Calls.class, TestJwks.class, TestKey.class, TestTokens.class);
    }

    @BeforeEach
    void connect() {
        calls = new Calls(port);
    }

    @Test
    void changeWhenMembersAreNamedThenTheyAloneChange() {
        String path = calls.create(owner);
        JsonNode before = json(read(path));

        HttpResponse<String> changed =
                calls.patch(path, owner, "{\"name\":\" Cafe\u0301 \",\"address\":{\"city\":\"Loja\"},\"role\":null}");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        JsonNode after = json(changed);
        assertThat(after).isEqualTo(json(read(path)));
        assertThat(after.get("name").textValue()).isEqualTo("Caf\u00e9");
        assertThat(after.at("/address/city").textValue()).isEqualTo("Loja");
        assertThat(after.at("/address/street")).isEqualTo(before.at("/address/street"));
        assertThat(after.get("role").textValue()).isEqualTo("owner");
        assertThat(after.get("created_at")).isEqualTo(before.get("created_at"));
        assertThat(after.get("version").longValue())
                .isGreaterThan(before.get("version").longValue());
        assertThat(changed.headers().firstValue("ETag"))
                .isEqualTo(read(path).headers().firstValue("ETag"));
    }

    @Test
    void changeWhenItSaysNothingNewThenTheEntityTagStays() {
        String path = calls.create(owner);
        String tag = tag(path);

        for (String patch : List.of("{}", "{\"name\":\"Villa\"}", VILLA)) {
            assertThat(calls.patch(path, owner, patch).headers().firstValue("ETag"))
                    .contains(tag);
        }
        HttpRequest.Builder plain = calls.request(path, owner).header("Content-Type", "application/json");
        assertThat(calls.send(plain, "PATCH", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void changeWhenNotAcceptableThenTheMemberIsNamedAndNothingChanges() {
        String path = calls.create(owner);
        String tag = tag(path);
        Map<String, String> refused = Map.ofEntries(
                Map.entry("{\"id\":null}", "id"),
                Map.entry("{\"created_at\":\"2026-01-01T00:00:00Z\"}", "created_at"),
                Map.entry("{\"updated_at\":null}", "updated_at"),
                Map.entry("{\"version\":1}", "version"),
                Map.entry("{\"owner\":\"x\"}", "owner"),
                Map.entry("{\"owner\":null}", "owner"),
                Map.entry("{\"name\":null}", "name"),
                Map.entry("{\"name\":7}", "name"),
                Map.entry("{\"type\":\"" + "t".repeat(51) + "\"}", "type"),
                Map.entry("{\"role\":\" \"}", "role"),
                Map.entry("{\"address\":null}", "address"),
                Map.entry("{\"address\":\"x\"}", "address"),
                Map.entry("{\"address\":{\"city\":\"a\\nb\"}}", "address.city"),
                Map.entry("{\"address\":{\"planet\":null}}", "address.planet"));
        refused.forEach((patch, field) -> {
            HttpResponse<String> answer = calls.patch(path, owner, patch);
            assertProblem(answer, 400, "invalid-request");
            assertThat(json(answer).findValuesAsText("field")).as(patch).containsExactly(field);
        });
        for (String body : List.of("", "null", "[]", "7", "\"x\"", "{", "{\"name\":\"a\",\"name\":\"b\"}")) {
            assertProblem(calls.patch(path, owner, body), 400, "invalid-request");
        }
        assertProblem(
                calls.send(calls.request(path, owner).header("Content-Type", "text/plain"), "PATCH", "{}"),
                415,
                "unsupported-media-type");
        assertThat(tag(path)).isEqualTo(tag);
    }

    @Test
    void preconditionWhenStaleOrUnreadableThenNothingHappens() {
        String path = calls.create(owner);
        String tag = tag(path);

        for (String unmet :
                List.of(STALE, "W/" + tag, "\"*\"", "\"\"", STALE + ", " + STALE, "x", "1", "\"", ",", STALE + ", x")) {
            assertProblem(conditional(path, "PATCH", "If-Match", unmet), 412, "precondition-failed");
            assertProblem(conditional(path, "DELETE", "If-Match", unmet), 412, "precondition-failed");
        }
        assertProblem(conditional(path, "PATCH", "If-None-Match", "*"), 412, "precondition-failed");
        assertProblem(conditional(path, "DELETE", "If-None-Match", tag), 412, "precondition-failed");
        assertThat(tag(path)).isEqualTo(tag);
    }

    @Test
    void preconditionWhenItHoldsThenDone() {
        String path = calls.create(owner);

        for (String met : List.of("*", "%s", STALE + ", %s", STALE + ",%s")) {
            assertThat(conditional(path, "PATCH", "If-Match", met.formatted(tag(path)))
                            .statusCode())
                    .as(met)
                    .isEqualTo(200);
        }
        assertThat(conditional(path, "PATCH", "If-None-Match", STALE).statusCode())
                .isEqualTo(200);
        assertThat(conditional(path, "DELETE", "If-Match", tag(path)).statusCode())
                .isEqualTo(204);
    }

    @Test
    void readWhenConditionalThenAsTheTagsSay() {
        String path = calls.create(owner);
        String tag = tag(path);

        for (String same : List.of(tag, "W/" + tag, "*", STALE + ", " + tag)) {
            assertThat(conditional(path, "GET", "If-None-Match", same).statusCode())
                    .as(same)
                    .isEqualTo(304);
        }
        for (String other : List.of(STALE, "x", "\"")) {
            assertThat(conditional(path, "GET", "If-None-Match", other).statusCode())
                    .as(other)
                    .isEqualTo(200);
        }
        assertProblem(conditional(path, "GET", "If-Match", STALE), 412, "precondition-failed");
    }

    @Test
    void removeThenGoneForEverybody() {
        String path = calls.create(owner);

        HttpResponse<String> removed = calls.send(calls.request(path, owner), "DELETE", null);

        assertThat(removed.statusCode()).isEqualTo(204);
        assertThat(removed.body()).isEmpty();
        assertProblem(read(path), 404, "not-found");
        assertProblem(calls.send(calls.request(path, owner), "DELETE", null), 404, "not-found");
        assertProblem(calls.patch(path, owner, "{}"), 404, "not-found");
        assertThat(calls.send(calls.request("/api/properties", owner)).body()).isEqualTo("{\"items\":[]}");
    }

    /** All change what they have read: one wins, the others are told; without a precondition all take effect. */
    @Test
    void changeWhenManyAtOnceThenNoneIsLostAndNoneFails() {
        String path = calls.create(owner);
        String tag = tag(path);

        List<Integer> conditional = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> calls.send(
                                calls.request(path, owner)
                                        .header("Content-Type", "application/json")
                                        .header("If-Match", tag),
                                "PATCH",
                                "{\"name\":\"N" + i + "\"}")
                        .statusCode())
                .toList();
        List<Integer> plain = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i ->
                        calls.patch(path, owner, "{\"type\":\"t" + i + "\"}").statusCode())
                .toList();

        assertThat(conditional).containsOnly(200, 412).containsOnlyOnce(200);
        assertThat(plain).containsOnly(200);
    }

    private HttpResponse<String> conditional(String path, String method, String header, String value) {
        HttpRequest.Builder request = calls.request(path, owner)
                .header("Content-Type", "application/json")
                .header(header, value);
        return calls.send(request, method, method.equals("PATCH") ? "{\"name\":\"" + UUID.randomUUID() + "\"}" : null);
    }

    private HttpResponse<String> read(String path) {
        return calls.send(calls.request(path, owner));
    }

    private String tag(String path) {
        return read(path).headers().firstValue("ETag").orElseThrow();
    }
}
