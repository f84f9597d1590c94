package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.symbolon.auth.AuthHttp.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code /v1/auth/services} for administrators (CONTRACT section 4). */
interface RegistryContract {
    String SERVICES = "/v1/auth/services";

    @Test
    default void servicesWhenRegisteredThenItGetsTokensAtOnceAndIsShown() {
        String name = newService();
        Answer created = register(name);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo(SERVICES + "/" + name);
        assertThat(created.header("Cache-Control")).contains("no-store");
        assertThat(created.body().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("name", "token", "token_id", "expires_at");
        Answer token = token(name, created.text("token"));
        assertThat(token.text("scope")).isEqualTo("email:send");
        Answer shown = call("GET", SERVICES + "/" + name, "");
        assertThat(shown.body().get("audiences")).map(JsonNode::asText).containsExactly("email-service");
        JsonNode one = shown.body().get("tokens").get(0);
        assertThat(one.get("id").asText()).isEqualTo(created.text("token_id"));
        assertThat(one.get("expires_at").asText()).isEqualTo(created.text("expires_at"));
        assertThat(one.has("created_at")).isTrue();
        assertThat(one.has("last_used_at")).isTrue();
        assertThat(shown.response().body()).doesNotContain(created.text("token"));
        assertThat(register(name).status()).isEqualTo(409);
    }

    @Test
    default void servicesWhenListedThenInPages() {
        Answer first = call("GET", SERVICES + "?limit=1", "");
        assertThat(first.body().get("items")).hasSize(1);
        assertThat(first.header("Link")).contains("rel=\"next\"");
        Answer second = call("GET", SERVICES + "?limit=100&cursor=" + first.text("next"), "");
        assertThat(second.body().get("items"))
                .extracting(item -> item.get("name").asText())
                .contains("email-service", "user-service")
                .isSorted();
        assertThat(call("GET", SERVICES + "?cursor=x", "").status()).isEqualTo(400);
    }

    @Test
    default void tokensWhenRotatedThenBothLiveAndNoThirdR40() {
        String name = newService();
        Answer created = register(name);
        String path = SERVICES + "/" + name + "/tokens";
        Answer next = call("POST", path, "{\"expires_in\":3600}");
        assertThat(next.status()).isEqualTo(201);
        assertThat(call("POST", path, "{}").text("type")).isEqualTo("urn:symbolon:problem:conflict");
        assertThat(token(name, created.text("token")).status()).isEqualTo(200);
        assertThat(token(name, next.text("token")).status()).isEqualTo(200);
        assertThat(call("GET", path, "").body().get("items")).hasSize(2);
        Answer first = call("GET", path + "?limit=1", "");
        assertThat(first.body().get("items")).hasSize(1);
        Answer second = call("GET", path + "?limit=1&cursor=" + first.text("next"), "");
        assertThat(second.body().get("items"))
                .hasSize(1)
                .doesNotContain(first.body().get("items").get(0));
        assertThat(second.body().has("next")).isFalse();
        for (String absurd : List.of("limit=0", "limit=101", "limit=x", "cursor=x")) {
            assertThat(call("GET", path + "?" + absurd, "").status()).as(absurd).isEqualTo(400);
        }
        assertThat(call("DELETE", path + "/" + created.text("token_id"), "").status())
                .isEqualTo(204);
        assertThat(call("DELETE", path + "/" + created.text("token_id"), "").status())
                .isEqualTo(404);
        assertThat(token(name, created.text("token")).status()).isEqualTo(401);
        assertThat(token(name, next.text("token")).status()).isEqualTo(200);
        for (String absurd : List.of("0", "-1", "1.5", "\"60\"", "9999999999", "1e400")) {
            assertThat(call("POST", path, "{\"expires_in\":" + absurd + "}").status())
                    .as(absurd)
                    .isEqualTo(400);
        }
    }

    @Test
    default void tokensWhenAskedForWithoutABodyThenForNinetyDays() {
        String name = newService();
        String first = register(name).text("expires_at");
        Answer next = call("POST", SERVICES + "/" + name + "/tokens", "");
        assertThat(next.status()).isEqualTo(201);
        assertThat(Duration.between(Instant.parse(first), Instant.parse(next.text("expires_at"))))
                .isBetween(Duration.ZERO, Duration.ofHours(1));
    }

    @Test
    default void serviceWhenNarrowedOrDeletedThenAtOnce() {
        String name = newService();
        String secret = register(name).text("token");
        String path = SERVICES + "/" + name;
        Answer changed = call("PATCH", path, "{\"scopes\":[]}", "application/merge-patch+json");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("scopes")).isEmpty();
        assertThat(token(name, secret).text("scope")).isEmpty();
        assertThat(call("PATCH", path, "{\"name\":\"other\"}").status()).isEqualTo(400);
        assertThat(call("PATCH", path, "{\"audiences\":null}").status()).isEqualTo(400);
        assertThat(call("PATCH", path, "[]").status()).isEqualTo(400);
        assertThat(call("DELETE", path, "").status()).isEqualTo(204);
        assertThat(token(name, secret).status()).isEqualTo(401);
        for (String method : List.of("GET", "PATCH", "DELETE")) {
            assertThat(call(method, path, "{}").status()).as(method).isEqualTo(404);
        }
        assertThat(call("GET", SERVICES + "/No_Name", "").status()).isEqualTo(404);
    }

    @Test
    default void keysWhenRegisteredThenNoSecretIsLeft() throws Exception {
        String name = newService();
        String secret = register(name).text("token");
        String path = SERVICES + "/" + name + "/keys";
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        assertThat(call("PUT", path, new JWKSet(key).toString(false)).status()).isEqualTo(400);
        assertThat(call("PUT", path, "{\"keys\":[null]}").status()).isEqualTo(400);
        assertThat(call("PUT", path, "{\"jwks_uri\":\"https://example.com\"}").status())
                .isEqualTo(400);
        assertThat(token(name, secret).status()).isEqualTo(200);
        assertThat(call("PUT", path, new JWKSet(key).toString(true)).status()).isEqualTo(204);
        assertThat(token(name, secret).status()).isEqualTo(401);
        assertThat(call("POST", SERVICES + "/" + name + "/tokens", "{}").status())
                .isEqualTo(409);
        assertThat(call("PUT", SERVICES + "/nobody-here/keys", new JWKSet(key).toString(true))
                        .status())
                .isEqualTo(404);
    }

    @Test
    default void servicesWhenMalformedThenInvalidRequestR10() {
        for (String body : List.of(
                "{\"name\":\"admin\",\"audiences\":[],\"scopes\":[]}",
                "{\"name\":\"Ab\",\"audiences\":[],\"scopes\":[]}",
                "{\"name\":\"00000000-0000-4000-8000-000000000000\",\"audiences\":[],\"scopes\":[]}",
                "{\"name\":\"a-service\",\"audiences\":[\"user\"],\"scopes\":[]}",
                "{\"name\":\"a-service\",\"audiences\":[null],\"scopes\":[]}",
                "{\"name\":\"a-service\",\"audiences\":[],\"scopes\":[\"a b\"]}",
                "{\"name\":\"a-service\",\"audiences\":[],\"scopes\":[],\"claims\":[\"groups\"]}",
                "{\"name\":\"a-service\",\"audiences\":[]}",
                "{\"name\":\"a-service\",\"audiences\":[],\"scopes\":[],\"token\":\"x\"}")) {
            Answer refused = call("POST", SERVICES, body);
            assertThat(refused.status()).as(body).isEqualTo(400);
            assertThat(refused.text("type")).isEqualTo("urn:symbolon:problem:invalid-request");
        }
    }

    @Test
    default void servicesWhenNoAdministratorThenRefused() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        String user = "Bearer " + AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).text("access_token");
        assertThat(AuthHttp.AUTH.get(SERVICES).status()).isEqualTo(401);
        assertThat(AuthHttp.AUTH.get(SERVICES, "Authorization", user).status()).isEqualTo(403);
        assertThat(AuthHttp.AUTH
                        .get(SERVICES, "Authorization", AuthHttp.userService())
                        .text("reason"))
                .isEqualTo("wrong_type");
    }

    private static String newService() {
        return "svc-" + UUID.randomUUID().toString().substring(0, 18);
    }

    private static Answer register(String name) {
        String body = "{\"name\":\"" + name + "\",\"audiences\":[\"email-service\"],\"scopes\":[\"email:send\"]}";
        return call("POST", SERVICES, body);
    }

    private static Answer token(String name, String secret) {
        return AuthHttp.AUTH.post(AuthHttp.SERVICE_TOKEN, Map.of("service_name", name, "service_token", secret));
    }

    private static Answer call(String method, String path, String body) {
        return call(method, path, body, "application/json");
    }

    private static Answer call(String method, String path, String body, String type) {
        HttpRequest.Builder request = AuthHttp.request(path, "Authorization", AuthHttp.administrator());
        return AuthHttp.AUTH.send(
                body.isEmpty()
                        ? request.method(method, BodyPublishers.noBody()).build()
                        : request.header("Content-Type", type)
                                .method(method, BodyPublishers.ofString(body))
                                .build());
    }
}
