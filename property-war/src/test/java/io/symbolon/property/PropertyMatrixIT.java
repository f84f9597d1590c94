package io.symbolon.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Archives;
import io.symbolon.common.testing.TestJwks;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who × what × on which property × which member (SECURITY R58): every combination, against a table of its own. */
@ExtendWith(ArquillianExtension.class)
class PropertyMatrixIT {
    private enum Who {
        NOBODY,
        OWNER,
        ANOTHER_USER,
        ADMINISTRATOR,
        ADMINISTRATOR_OF_AUTH_ALONE,
        USER_OF_AUTH_ALONE,
        SERVICE
    }

    private enum Which {
        OWNERS,
        ABSENT,
        MALFORMED
    }

    /** Each with whether its owner may change it. */
    private static final Map<String, Boolean> MEMBERS = Map.ofEntries(
            Map.entry("{\"name\":\"x\"}", true),
            Map.entry("{\"type\":\"x\"}", true),
            Map.entry("{\"role\":\"tenant\"}", true),
            Map.entry("{\"address\":{\"street\":\"x\"}}", true),
            Map.entry("{\"address\":{\"city\":\"x\"}}", true),
            Map.entry("{\"address\":{\"postal_code\":\"x\"}}", true),
            Map.entry("{\"address\":{\"country\":\"x\"}}", true),
            Map.entry("{\"id\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}", false),
            Map.entry("{\"created_at\":\"2026-01-01T00:00:00Z\"}", false),
            Map.entry("{\"updated_at\":\"2026-01-01T00:00:00Z\"}", false),
            Map.entry("{\"version\":1}", false),
            Map.entry("{\"owner\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}", false),
            Map.entry("{\"user_id\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}", false));

    private final TestTokens owner = TestTokens.user(UUID.randomUUID());
    private final List<String> wrong = new ArrayList<>();

    @Inject
    @ConfigProperty(name = "test.http.port")
    private int port;

    private Calls calls;

    @Deployment
    static WebArchive application() {
        return Archives.builtWar("property-war")
                .addClasses(PropertyMatrixIT.class, Calls.class, TestJwks.class, TestKey.class, TestTokens.class)
                .addClasses(Arrays.stream(PropertyMatrixIT.class.getDeclaredClasses())
                        .toArray(Class<?>[]::new));
    }

    @Test
    void everyCombinationThenAsTheTableSaysR58() {
        calls = new Calls(port);
        for (Who who : Who.values()) {
            for (Which which : Which.values()) {
                check(who, which, "GET", null, expected(who, which, 200, 200));
                MEMBERS.forEach((member, writable) ->
                        check(who, which, "PATCH", member, expected(who, which, writable ? 200 : 400, 403)));
                check(who, which, "DELETE", null, expected(who, which, 204, 403));
            }
            checkList(who);
        }
        assertThat(wrong).isEmpty();
    }

    /** The contract's section 6, by hand. */
    private static int expected(Who who, Which which, int toTheOwner, int toAnAdministrator) {
        return switch (who) {
            case NOBODY, SERVICE, ADMINISTRATOR_OF_AUTH_ALONE, USER_OF_AUTH_ALONE -> 401;
            case ANOTHER_USER -> 404;
            case OWNER -> which == Which.OWNERS ? toTheOwner : 404;
            case ADMINISTRATOR -> which == Which.OWNERS ? toAnAdministrator : 404;
        };
    }

    /** Each on a property of its own: no check depends on the one before. */
    private void check(Who who, Which which, String method, String body, int expected) {
        String path = path(which);
        int status = calls.send(as(who, path).header("Content-Type", "application/json"), method, body)
                .statusCode();
        note(who + " " + method + " " + which + " " + body, status, expected);
        if (which == Which.OWNERS && who != Who.OWNER) {
            note(who + " " + method + " left it as it was", version(path), 1);
        }
    }

    private void checkList(Who who) {
        boolean isUserHere =
                List.of(Who.OWNER, Who.ANOTHER_USER, Who.ADMINISTRATOR).contains(who);
        HttpRequest.Builder creation = as(who, "/api/properties/").header("Content-Type", "application/json");
        note(who + " lists", calls.send(as(who, "/api/properties/")).statusCode(), isUserHere ? 200 : 401);
        note(who + " creates", calls.send(creation, "POST", Calls.VILLA).statusCode(), isUserHere ? 201 : 401);
    }

    private String path(Which which) {
        return switch (which) {
            case OWNERS -> calls.create(owner);
            case ABSENT -> "/api/property/" + UUID.randomUUID();
            case MALFORMED -> "/api/property/no-uuid";
        };
    }

    private int version(String path) {
        return Calls.json(calls.send(calls.request(path, owner))).get("version").intValue();
    }

    private void note(String what, int status, int expected) {
        if (status != expected) {
            wrong.add(what + ": " + status + " instead of " + expected);
        }
    }

    private HttpRequest.Builder as(Who who, String path) {
        return switch (who) {
            case NOBODY -> calls.request(path);
            case OWNER -> calls.request(path, owner);
            case ANOTHER_USER -> calls.request(path, TestTokens.user());
            case ADMINISTRATOR -> calls.request(path, TestTokens.admin().audience("property-service"));
            case ADMINISTRATOR_OF_AUTH_ALONE -> calls.request(path, TestTokens.admin());
            case USER_OF_AUTH_ALONE -> calls.request(path, TestTokens.user().audience("auth-service"));
            case SERVICE ->
                calls.request(
                        path,
                        TestTokens.service("user-service")
                                .audience("property-service")
                                .scope("properties:read"));
        };
    }
}
