package io.symbolon.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.json.Json;
import io.symbolon.common.testing.Archives;
import io.symbolon.common.testing.TestJwks;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** CONTRACT section 6 behind the real guard, in a real Liberty. */
@ExtendWith(ArquillianExtension.class)
class PropertiesIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; ?rel=\"next\"");
    private static final String VILLA = """
            {"name":"Villa","type":"house",
             "address":{"street":"Calle 1","city":"Quito","postal_code":"170150","country":"EC"}}""";

    private final UUID user = UUID.randomUUID();

    @Inject
    @ConfigProperty(name = "test.http.port")
    private int port;

    @Deployment
    static WebArchive application() {
        return Archives.builtWar("property-war")
                .addClasses(PropertiesIT.class, TestJwks.class, TestKey.class, TestTokens.class);
    }

    @Test
    void createWhenGoodThenThereToBeRead() throws Exception {
        HttpResponse<String> created = post(VILLA);

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        JsonNode property = Json.strict().readTree(created.body());
        String path = "/api/property/" + property.get("id").textValue();
        assertThat(created.headers().firstValue("Location")).contains(path);
        HttpResponse<String> read = get(path, TestTokens.user(user));
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(Json.strict().readTree(read.body())).isEqualTo(property);
        assertThat(property.get("role").textValue()).isEqualTo("owner");
        assertThat(property.get("address").get("postal_code").textValue()).isEqualTo("170150");
        String tag = read.headers().firstValue("ETag").orElseThrow();
        assertThat(created.headers().firstValue("ETag")).contains(tag);
        assertThat(send(request(path, TestTokens.user(user)).header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void readWhenSomebodyElsesThenNotFoundButAnAdministratorMay() throws Exception {
        String path = "/api/property/" + id(post(VILLA));
        TestTokens administrator = TestTokens.admin().audience("property-service");

        assertProblem(get(path, TestTokens.user()), 404, "not-found");
        assertProblem(get("/api/property/" + UUID.randomUUID(), TestTokens.user(user)), 404, "not-found");
        assertProblem(get("/api/property/no-uuid", TestTokens.user(user)), 404, "not-found");
        assertThat(get(path, administrator).statusCode()).isEqualTo(200);
    }

    @Test
    void listWhenPagedThenTheLinksLeadThroughAllOfOnesOwn() throws Exception {
        List<String> created = List.of(id(post(VILLA)), id(post(VILLA)), id(post(VILLA)));

        List<String> seen = new ArrayList<>();
        String path = "/api/properties/?limit=2";
        while (path != null) {
            HttpResponse<String> page = get(path, TestTokens.user(user));
            JsonNode body = Json.strict().readTree(page.body());
            body.get("items").forEach(item -> seen.add(item.get("id").textValue()));
            path = next(page);
            assertThat(body.has("next")).isEqualTo(path != null);
        }

        assertThat(seen).containsExactlyElementsOf(created);
        assertThat(get("/api/properties", TestTokens.user()).body()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void listWhenTheQueryIsNotValidThenTheParameterIsNamed() throws Exception {
        for (String query : new String[] {
            "limit=0", "limit=101", "limit=-1", "limit=x", "limit=", "limit=99999999999", "cursor=x", "cursor="
        }) {
            HttpResponse<String> answer = get("/api/properties/?" + query, TestTokens.user(user));
            assertProblem(answer, 400, "invalid-request");
            assertThat(Json.strict().readTree(answer.body()).findValuesAsText("field"))
                    .containsExactly(query.split("=")[0]);
        }
    }

    @Test
    void createWhenMembersAreNotValidThenEachIsNamed() throws Exception {
        HttpResponse<String> answer = post("""
                {"name":" ","type":"%s","role":"a\\u0000b","address":{"street":"x","city":"y","country":"z"}}""".formatted("t".repeat(51)));

        assertProblem(answer, 400, "invalid-request");
        assertThat(Json.strict().readTree(answer.body()).findValuesAsText("field"))
                .containsExactlyInAnyOrder("name", "type", "role", "address.postal_code");
    }

    @Test
    void internalWhenBothFactorsThenTheClaims() throws Exception {
        String id = id(post(VILLA));

        HttpResponse<String> answer = send(internal(user, reader()).header("X-Internal-Token", "the-second-factor"));
        HttpResponse<String> nobodys =
                send(internal(UUID.randomUUID(), reader()).header("X-Internal-Token", "the-second-factor"));

        assertThat(answer.body())
                .isEqualTo("{\"user_id\":\"" + user + "\",\"properties\":[{\"property_id\":\"" + id
                        + "\",\"name\":\"Villa\",\"role\":\"owner\"}]}");
        assertThat(nobodys.body()).endsWith("\"properties\":[]}");
    }

    @Test
    void internalWhenAFactorLacksThenRefusedForItR38() throws Exception {
        TestTokens noScope =
                TestTokens.service("user-service").audience("property-service").scope("properties:write");

        assertReason(
                send(internal(user, TestTokens.user(user)).header("X-Internal-Token", "the-second-factor")),
                "wrong_type");
        assertReason(send(internal(user, reader())), "missing_internal_token");
        assertReason(send(internal(user, reader()).header("X-Internal-Token", "another")), "invalid_internal_token");
        assertProblem(send(internal(user, noScope).header("X-Internal-Token", "the-second-factor")), 403, "forbidden");
    }

    private static TestTokens reader() {
        return TestTokens.service("user-service").audience("property-service").scope("properties:read");
    }

    private HttpRequest.Builder internal(UUID of, TestTokens token) {
        return request("/api/internal/properties/users/" + of, token);
    }

    private static String next(HttpResponse<String> page) {
        Matcher link = NEXT.matcher(page.headers().firstValue("Link").orElse(""));
        return link.find()
                ? URI.create(link.group(1)).getRawPath().replaceFirst("^/property-war", "") + "?"
                        + URI.create(link.group(1)).getRawQuery()
                : null;
    }

    private static String id(HttpResponse<String> created) throws IOException {
        return Json.strict().readTree(created.body()).get("id").textValue();
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(request("/api/properties/", TestTokens.user(user))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path, TestTokens token) throws IOException, InterruptedException {
        return send(request(path, token));
    }

    private HttpRequest.Builder request(String path, TestTokens token) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/property-war" + path))
                .header("Authorization", "Bearer " + token.compact());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertReason(HttpResponse<String> answer, String reason) throws IOException {
        assertProblem(answer, 401, "unauthorized");
        assertThat(Json.strict().readTree(answer.body()).get("reason").textValue())
                .isEqualTo(reason);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Json.strict().readTree(answer.body()).get("type").textValue())
                .isEqualTo("urn:symbolon:problem:" + slug);
    }
}
