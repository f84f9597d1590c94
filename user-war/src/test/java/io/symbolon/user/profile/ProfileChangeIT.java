package io.symbolon.user.profile;

import static io.symbolon.user.profile.Calls.assertProblem;
import static io.symbolon.user.profile.Calls.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.TestTokens;
import io.symbolon.user.InContainer;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** PATCH /users/{id}/profile (CONTRACT section 5, RFC 7396) behind the real guard, in a real Liberty. */
@ExtendWith(ArquillianExtension.class)
class ProfileChangeIT {
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String MINE = "users/me/profile";

    private final UUID user = UUID.randomUUID();
    private final TestTokens token = TestTokens.user(user);

    @Inject
    private ProfileStore profiles;

    @Inject
    @ConfigProperty(name = "test.http.port")
    private int port;

    private Calls calls;

    @Deployment
    static WebArchive application() {
        return InContainer.userWar().addClass(Calls.class);
    }

    @BeforeEach
    void create() {
        calls = new Calls(port);
        profiles.create(new BaseProfile(new UserId(user), "ada@example.org", "Ada", null));
    }

    @Test
    void changeWhenAcceptableThenTheProfileAsItIsNowWithItsTag() throws Exception {
        String patch = "{\"phone\":\"+43 664 1234567\",\"display_name\":null,\"metadata\":{\"theme\":\"dark\"}}";
        HttpResponse<String> answer = calls.patch(MINE, token, MERGE_PATCH, patch);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("\"2\"");
        assertThat(json(answer).get("phone").textValue()).isEqualTo("+436641234567");
        assertThat(json(answer).get("display_name").isNull()).isTrue();
        assertThat(json(calls.get(MINE, token))).isEqualTo(json(answer));

        HttpResponse<String> same = calls.patch("v1/users/" + user + "/profile", token, "application/json", patch);
        assertThat(same.statusCode()).isEqualTo(200);
        assertThat(same.headers().firstValue("ETag")).contains("\"2\"");
    }

    @Test
    void changeWhenIfMatchNamesAnotherStateThenNothingHappens() throws Exception {
        String patch = "{\"bio\":\"x\"}";
        for (String outdated : new String[] {"\"7\"", "W/\"1\"", "\"2\", \"3\"", "\"*\""}) {
            HttpResponse<String> answer = calls.patch(MINE, token, MERGE_PATCH, patch, "If-Match", outdated);
            assertProblem(answer, 412, "precondition-failed");
        }
        assertThat(calls.get(MINE, token).headers().firstValue("ETag")).contains("\"1\"");
        assertThat(calls.patch(MINE, token, MERGE_PATCH, patch, "If-Match", "\"9\", \"1\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(calls.patch(MINE, token, MERGE_PATCH, "{\"bio\":null}", "If-Match", "*")
                        .statusCode())
                .isEqualTo(200);
        for (String none : new String[] {"no tag", "3", "\"3"}) {
            assertProblem(calls.patch(MINE, token, MERGE_PATCH, patch, "If-Match", none), 412, "precondition-failed");
        }
    }

    @Test
    void changeWhenMembersAreNotAcceptableThenEveryOneIsNamed() throws Exception {
        HttpResponse<String> readOnly =
                calls.patch(MINE, token, MERGE_PATCH, "{\"email\":\"eve@example.org\",\"version\":9,\"nick\":1}");
        assertProblem(readOnly, 400, "invalid-request");
        assertThat(json(readOnly).get("violations")).hasSize(3);
        assertThat(readOnly.body()).doesNotContain("eve@example.org");
        HttpResponse<String> wrong = calls.patch(MINE, token, MERGE_PATCH, "{\"phone\":\"none\",\"bio\":\"fine\"}");
        assertProblem(wrong, 400, "invalid-request");
        assertThat(json(wrong).get("violations").get(0).get("field").textValue())
                .isEqualTo("phone");
        assertThat(calls.get(MINE, token).headers().firstValue("ETag")).contains("\"1\"");
    }

    @Test
    void changeWhenTheBodyIsNoPatchThenRefused() throws Exception {
        for (String body :
                new String[] {"", "[]", "null", "\"x\"", "{", "{\"bio\":\"a\",\"bio\":\"b\"}", "{\"bio\":1}"}) {
            assertProblem(calls.patch(MINE, token, MERGE_PATCH, body), 400, "invalid-request");
        }
        assertProblem(calls.patch(MINE, token, "application/json-patch+json", "[]"), 415, "unsupported-media-type");
        assertProblem(calls.patch(MINE, token, "text/plain", "{}"), 415, "unsupported-media-type");
        String tooLarge = "{\"bio\":\"" + "a".repeat(70_000) + "\"}";
        assertProblem(calls.patch(MINE, token, MERGE_PATCH, tooLarge), 413, "payload-too-large");
    }

    @Test
    void changeWhenAnothersThenForbiddenUnlessAdministrator() throws Exception {
        String path = "users/" + user + "/profile";
        String nobodys = "users/" + UUID.randomUUID() + "/profile";
        TestTokens eve = TestTokens.user();
        for (String others : new String[] {path, nobodys, "users/no-uuid/profile"}) {
            assertProblem(calls.patch(others, eve, MERGE_PATCH, "{\"bio\":\"x\"}"), 403, "forbidden");
            assertProblem(calls.patch(others, eve, MERGE_PATCH, "{\"email\":\"x\"}"), 403, "forbidden");
        }
        TestTokens admin = TestTokens.admin().audience("user-service");
        assertThat(calls.patch(path, admin, MERGE_PATCH, "{\"bio\":\"seen\"}").statusCode())
                .isEqualTo(200);
        assertProblem(calls.patch(path, admin, MERGE_PATCH, "{\"email\":\"x@example.org\"}"), 400, "invalid-request");
        assertProblem(calls.patch(nobodys, admin, MERGE_PATCH, "{\"bio\":\"x\"}"), 404, "not-found");
    }

    @Test
    void changeWhenNotCreatedYetThenNotFoundForAWhile() throws Exception {
        HttpResponse<String> answer = calls.patch(MINE, TestTokens.user(), MERGE_PATCH, "{\"bio\":\"x\"}");
        assertProblem(answer, 404, "not-found");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }
}
