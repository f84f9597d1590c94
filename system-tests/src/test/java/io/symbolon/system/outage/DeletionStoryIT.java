package io.symbolon.system.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.BrittlePlatform;
import io.symbolon.system.Login;
import io.symbolon.system.Person;
import io.symbolon.system.Postgres;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Somebody leaves: DELETE through user-service, on their behalf and after a fresh password check (CONTRACT sections 4 and 5);
 * then nothing personal is left in any database, however many of the services were down meanwhile.
 */
@SystemTest
class DeletionStoryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final BrittlePlatform platform;
    private final Symbolon symbolon;
    private final Postgres postgres;

    DeletionStoryIT(BrittlePlatform platform) {
        this.platform = platform;
        this.symbolon = platform.symbolon();
        this.postgres = platform.postgres();
    }

    @Test
    void accountWhenDeletedThroughUserServiceThenNothingPersonalIsLeftAndTheAddressIsFreeR35R45() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        Person ada = symbolon.register("ada-" + mark + "@example.org");
        Map<String, String> personal = Map.of(
                "display_name", "Ada " + mark,
                "given_name", "Given " + mark,
                "bio", "Born as " + mark,
                "phone", "+43664" + Math.floorMod(mark.hashCode(), 9_000_000));
        Login begun = logIn(ada, "Browser of " + mark);
        awaitProfile(begun);
        symbolon.user()
                .patch("/users/me/profile")
                .bearer(begun.accessToken())
                .json(personal)
                .send()
                .expect(200);
        symbolon.keep(begun, "House of " + mark);

        Login stale = afterALongTime(begun);
        Answer refused = delete(stale).expectReason("insufficient_user_authentication");
        assertThat(refused.header("WWW-Authenticate")).contains("max_age=");
        awaitProfile(stale);

        Login fresh = symbolon.login(ada);
        delete(fresh).expect(204);

        awaitGone(ada);
        for (Login dead : List.of(stale, fresh)) {
            awaitDead(dead);
        }
        assertAuditStays(ada);
        awaitNothingOf(List.of(mark, personal.get("phone")));
        Person anew = symbolon.register(ada.email());
        assertThat(anew.id()).isNotEqualTo(ada.id());
        Login again = symbolon.login(anew);
        awaitProfile(again);
        assertThat(profile(again).json().path("bio").isNull()).isTrue();
        assertThat(symbolon.property()
                        .get("/api/properties/")
                        .bearer(again.accessToken())
                        .send()
                        .expect(200)
                        .json()
                        .path("items"))
                .isEmpty();
    }

    /** Bob never had a profile: what auth told of him waits in a queue. */
    @Test
    void accountWhenUserAndPropertyAreDeadMeanwhileThenErasedOnceTheyLiveAgain() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        Person ada = symbolon.register("ada-" + mark + "@example.org");
        Login login = symbolon.login(ada);
        awaitProfile(login);
        symbolon.keep(login, "House of " + mark);

        symbolon.user().process().kill();
        symbolon.property().process().kill();
        Person bob = symbolon.register("bob-" + mark + "@example.org");
        for (Login leaving : List.of(symbolon.login(ada), symbolon.login(bob))) {
            symbolon.auth()
                    .delete("/v1/auth/users/" + leaving.userId())
                    .bearer(leaving.accessToken())
                    .send()
                    .expect(204);
        }
        assertThat(rows("user", "profile", "id", ada)).isOne();
        assertThat(rows("property", "property", "owner", ada)).isOne();
        platform.start(symbolon.user(), symbolon.property());

        awaitGone(ada);
        awaitGone(bob);
        awaitNothingOf(List.of(mark));
    }

    private Login logIn(Person person, String agent) {
        Answer login = symbolon.auth()
                .post("/v1/auth/login")
                .header("User-Agent", agent)
                .json(Map.of("email", person.email(), "password", person.password()))
                .send()
                .expect(200);
        return new Login(
                person.id(), login.text("session_id"), login.text("access_token"), login.text("refresh_token"));
    }

    /** The session as it is once its password check is older than deletion allows, refreshed. */
    private Login afterALongTime(Login login) {
        assertThat(postgres.execute(
                        "auth",
                        "update session set auth_time = auth_time - interval '301 seconds' where id = '"
                                + login.sessionId() + "'"))
                .isOne();
        Answer refreshed = refresh(login).expect(200);
        return new Login(
                login.userId(), login.sessionId(), refreshed.text("access_token"), refreshed.text("refresh_token"));
    }

    private Answer refresh(Login login) {
        return symbolon.auth()
                .post("/v1/auth/refresh")
                .json(Map.of("refresh_token", login.refreshToken()))
                .send();
    }

    private Answer delete(Login login) {
        return symbolon.user().delete("/users/me").bearer(login.accessToken()).send();
    }

    private Answer profile(Login login) {
        return symbolon.user()
                .get("/users/me/profile")
                .bearer(login.accessToken())
                .send();
    }

    private void awaitProfile(Login login) {
        await("the profile").atMost(PATIENCE).until(() -> profile(login).status() == 200);
    }

    /** For administrators and services as in the databases. */
    private void awaitGone(Person person) {
        await("erasure in user")
                .atMost(PATIENCE)
                .until(() -> symbolon.user()
                                .get("/users/" + person.id() + "/profile")
                                .bearer(symbolon.administrator(Service.USER))
                                .send()
                                .status()
                        == 404);
        await("erasure in property").atMost(PATIENCE).until(() -> symbolon.property()
                .get("/api/internal/properties/users/" + person.id())
                .bearer(symbolon.serviceToken(Service.USER, Service.PROPERTY))
                .header("X-Internal-Token", platform.internalToken())
                .send()
                .expect(200)
                .json()
                .path("properties")
                .isEmpty());
        await().atMost(PATIENCE).until(() -> rows("user", "profile", "id", person) == 0);
        await().atMost(PATIENCE).until(() -> rows("property", "property", "owner", person) == 0);
    }

    private void awaitDead(Login login) {
        refresh(login).expectProblem(401, "invalid-refresh-token");
        await("the token's end").atMost(PATIENCE).untilAsserted(() -> {
            profile(login).expectReason("revoked_token");
            symbolon.property()
                    .get("/api/properties/")
                    .bearer(login.accessToken())
                    .send()
                    .expectReason("revoked_token");
        });
    }

    private void assertAuditStays(Person person) {
        String administrator = symbolon.administrator().accessToken();
        JsonNode records = symbolon.auth()
                .get("/v1/auth/audit?limit=100&service=auth-service&caller=" + person.id())
                .bearer(administrator)
                .send()
                .expect(200)
                .json()
                .path("items");
        assertThat(records.findValuesAsText("event")).contains("authn_login_success", "user_deleted");
        assertThat(symbolon.auth()
                        .get("/v1/auth/audit/verify")
                        .bearer(administrator)
                        .send()
                        .expect(200)
                        .json()
                        .path("valid")
                        .asBoolean())
                .isTrue();
    }

    /** In no row of any table, as text or as octets; letters and mails on their way arrive first. */
    private void awaitNothingOf(Collection<String> values) {
        await("no row that tells of it").atMost(PATIENCE).untilAsserted(() -> assertThat(Stream.of(Service.values())
                        .flatMap(service -> postgres.dump(service.shortName()).stream())
                        .filter(row -> values.stream().anyMatch(value -> tells(row, value))))
                .isEmpty());
    }

    private static boolean tells(String row, String value) {
        String hex = HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
        return row.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT)) || row.contains(hex);
    }

    private long rows(String database, String table, String column, Person person) {
        return postgres.count(
                database, "select count(*) from " + table + " where " + column + " = '" + person.id() + "'");
    }
}
