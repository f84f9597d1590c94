package io.symbolon.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.json.Json;
import io.symbolon.common.testing.TestTokens;
import io.symbolon.user.InContainer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** GET /users/{id}/profile (CONTRACT section 5) behind the real guard, in a real Liberty. */
@ExtendWith(ArquillianExtension.class)
class ProfileResourceIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final UUID user = UUID.randomUUID();

    private static final String MEMBERS = "id email display_name given_name family_name phone locale time_zone bio"
            + " avatar_url metadata created_at updated_at last_activity_at version";

    @Inject
    private ProfileStore profiles;

    @Inject
    @ConfigProperty(name = "test.http.port")
    private int port;

    @Deployment
    static WebArchive application() {
        return InContainer.userWar();
    }

    @Test
    void readWhenOwnThenTheProfileWithItsTagOnEveryPath() throws Exception {
        create();
        for (String path : new String[] {"users/" + user, "users/me", "v1/users/" + user, "v1/users/me"}) {
            HttpResponse<String> answer = get(path + "/profile", TestTokens.user(user));
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
            JsonNode profile = Json.strict().readTree(answer.body());
            assertThat(profile.fieldNames()).toIterable().containsExactly(MEMBERS.split(" "));
            assertThat(profile.get("id").textValue()).isEqualTo(user.toString());
            assertThat(profile.get("bio").isNull()).isTrue();
        }
    }

    @Test
    void readWhenTheTagMatchesThenNotModified() throws Exception {
        create();
        for (String same : List.of("\"1\"", "W/\"1\"", "*", "\"7\", \"1\"")) {
            HttpRequest.Builder request = request("users/me/profile", TestTokens.user(user));
            HttpResponse<String> unchanged = send(request.header("If-None-Match", same));
            assertThat(unchanged.statusCode()).as(same).isEqualTo(304);
            assertThat(unchanged.headers().firstValue("ETag")).contains("\"1\"");
        }
        HttpRequest.Builder demanding = request("users/me/profile", TestTokens.user(user));
        assertProblem(send(demanding.header("If-Match", "\"7\"")), 412, "precondition-failed");
    }

    /** One resource serves all threads: each must see the headers of its own request. */
    @Test
    void readWhenManyAskAtOnceThenEachByItsOwnTag() throws Exception {
        create();
        List<CompletableFuture<HttpResponse<String>>> same = new ArrayList<>();
        List<CompletableFuture<HttpResponse<String>>> others = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            same.add(sendAsync("\"1\""));
            others.add(sendAsync("\"7\""));
        }
        assertThat(same).allMatch(answer -> answer.join().statusCode() == 304);
        assertThat(others).allMatch(answer -> answer.join().statusCode() == 200);
    }

    private CompletableFuture<HttpResponse<String>> sendAsync(String known) {
        HttpRequest request = request("users/me/profile", TestTokens.user(user))
                .version(HttpClient.Version.HTTP_1_1) // a stream each would be more than a connection has
                .header("If-None-Match", known)
                .build();
        return HTTP.sendAsync(request, BodyHandlers.ofString());
    }

    @Test
    void readWhenAnothersThenForbiddenWhetherItExistsOrNot() throws Exception {
        create();
        TestTokens eve = TestTokens.user();
        assertProblem(get("users/" + user + "/profile", eve), 403, "forbidden");
        assertProblem(get("users/" + UUID.randomUUID() + "/profile", eve), 403, "forbidden");
        assertProblem(get("users/no-uuid/profile", eve), 403, "forbidden");
    }

    @Test
    void readWhenNotCreatedYetThenNotFoundForAWhile() throws Exception {
        HttpResponse<String> answer = get("users/me/profile", TestTokens.user(user));
        assertProblem(answer, 404, "not-found");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void readWhenAdministratorOrServiceThenAnybodysAndNotFoundForNobodys() throws Exception {
        create();
        TestTokens admin = TestTokens.admin().audience("user-service");
        TestTokens service =
                TestTokens.service("auth-service").audience("user-service").scope("profiles:read");
        for (TestTokens token : new TestTokens[] {admin, service}) {
            assertThat(get("users/" + user + "/profile", token).statusCode()).isEqualTo(200);
            HttpResponse<String> nobodys = get("users/" + UUID.randomUUID() + "/profile", token);
            assertProblem(nobodys, 404, "not-found");
            assertThat(nobodys.headers().firstValue("Retry-After")).isEmpty();
        }
        assertProblem(get("users/me/profile", service), 404, "not-found");
    }

    @Test
    void readWhenTheServiceLacksTheScopeOrNobodyCallsThenRefused() throws Exception {
        create();
        TestTokens service =
                TestTokens.service("auth-service").audience("user-service").scope("profiles:write");
        assertProblem(get("users/" + user + "/profile", service), 403, "forbidden");
        HttpRequest.Builder anonymous = HttpRequest.newBuilder(uri("users/me/profile"));
        HttpResponse<String> refused = send(anonymous);
        assertProblem(refused, 401, "unauthorized");
        assertThat(refused.body()).contains("missing_token");
    }

    private void create() {
        profiles.create(new BaseProfile(new UserId(user), "ada@example.org", "Ada", null));
    }

    private HttpResponse<String> get(String path, TestTokens token) throws IOException, InterruptedException {
        return send(request(path, token));
    }

    private HttpRequest.Builder request(String path, TestTokens token) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token.compact());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + "/user-war/" + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Json.strict().readTree(answer.body()).get("type").textValue())
                .isEqualTo("urn:symbolon:problem:" + slug);
    }
}
