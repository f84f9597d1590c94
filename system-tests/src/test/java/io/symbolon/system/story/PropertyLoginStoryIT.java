package io.symbolon.system.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Login;
import io.symbolon.system.Person;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A user keeps properties, logs in through user-service, and bears them in the token (CONTRACT sections 3, 5 and 6). */
@SystemTest
class PropertyLoginStoryIT {
    /** CONTRACT section 5. */
    private static final int MOST = 50;
    /** Of the claim: with the rest of the token it stays within the 8 KiB that every service takes. */
    private static final int MOST_BYTES = 5 * 1024;

    private static final String LONGEST_NAME = name(800);

    /** Octets of one property in the claim beside its name. */
    private static final int FRAME =
            octets("{\"property_id\":\"" + new UUID(0, 0) + "\",\"name\":\"\",\"role\":\"owner\"},");

    private final Symbolon symbolon;

    PropertyLoginStoryIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void loginWhenThereArePropertiesThenTheTokenTellsThemAndServicesTakeIt() {
        Person ada = symbolon.register();
        String property = symbolon.keep(symbolon.login(ada), "Villa Ñandú");

        Answer login = symbolon.authenticate(ada).expect(200);

        assertThat(login.json().path("properties_available").booleanValue()).isTrue();
        assertThat(login.json().has("properties_truncated")).isFalse();
        assertThat(login.text("user_id")).isEqualTo(ada.id());
        assertThat(login.header("Cache-Control")).isEqualTo("no-store");
        String token = login.text("access_token");
        assertThat(login.header("Authorization")).isEqualTo("Bearer " + token);
        JsonNode claim = login.claims().path("properties");
        assertThat(claim).hasSize(1);
        assertThat(claim.get(0).path("property_id").asText()).isEqualTo(property);
        assertThat(claim.get(0).path("name").asText()).isEqualTo("Villa Ñandú");
        assertThat(claim.get(0).path("role").asText()).isEqualTo("owner");
        symbolon.property().get("/api/properties/").bearer(token).send().expect(200);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> symbolon.user()
                .get("/users/me/profile")
                .bearer(token)
                .send()
                .expect(200));
    }

    @Test
    void loginWhenThereAreFiftyThenAllAndOfOneMoreTheOldest() {
        Person ada = symbolon.register();
        Login owner = symbolon.login(ada);
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            kept.add(symbolon.keep(owner, "House " + i));
        }
        Answer all = withProperties(ada);
        assertThat(all.json().has("properties_truncated")).isFalse();
        assertThat(all.claims().findValuesAsText("property_id")).isEqualTo(kept);

        symbolon.keep(owner, "One house more");
        Answer oldest = withProperties(ada);
        assertThat(oldest.json().path("properties_truncated").booleanValue()).isTrue();
        assertThat(oldest.claims().findValuesAsText("property_id")).isEqualTo(kept);
    }

    /** The longest address and the fullest claim in one token: each of the two is as long as it may be. */
    @Test
    void loginWhenTheClaimIsAsLongAsItMayBeThenEveryServiceTakesTheTokenAndOneByteMoreIsLeftOut() {
        Person ada = symbolon.register(longestAddress());
        Login owner = symbolon.login(ada);
        int each = octets(LONGEST_NAME) + FRAME;
        int many = (MOST_BYTES - 1) / each; // brackets, and no comma after the last
        for (int i = 0; i < many; i++) {
            symbolon.keep(owner, LONGEST_NAME);
        }
        int rest = MOST_BYTES - 1 - many * each - FRAME;
        String last = symbolon.keep(owner, name(rest));

        Answer full = withProperties(ada);
        assertThat(full.json().has("properties_truncated")).isFalse();
        JsonNode claim = full.claims().path("properties");
        assertThat(octets(claim.toString())).isEqualTo(MOST_BYTES);
        String token = full.text("access_token");
        assertThat(token).hasSizeLessThanOrEqualTo(8 * 1024);
        symbolon.property().get("/api/properties/").bearer(token).send().expect(200);
        symbolon.auth().get("/v1/auth/users/" + ada.id()).bearer(token).send().expect(200);

        symbolon.property()
                .patch("/api/property/" + last)
                .bearer(token)
                .json(Map.of("name", name(rest + 1)))
                .send()
                .expect(200);
        Answer oldest = withProperties(ada);
        assertThat(oldest.json().path("properties_truncated").booleanValue()).isTrue();
        assertThat(oldest.claims().findValuesAsText("property_id"))
                .isEqualTo(claim.findValuesAsText("property_id").subList(0, claim.size() - 1));
    }

    @Test
    void refreshThenTheTokenTellsNoProperties() {
        Person ada = symbolon.register();
        symbolon.keep(symbolon.login(ada), "Villa");
        String refreshToken = symbolon.authenticate(ada).expect(200).text("refresh_token");

        Answer refreshed = symbolon.auth()
                .post("/v1/auth/refresh")
                .json(Map.of("refresh_token", refreshToken))
                .send()
                .expect(200);

        assertThat(refreshed.claims().has("properties")).isFalse();
    }

    @Test
    void loginWhenThePasswordIsWrongThenInvalidCredentials() {
        Person ada = symbolon.register();
        symbolon.authenticate(new Person(ada.id(), ada.email(), "not at all the password"))
                .expectProblem(401, "invalid-credentials");
        symbolon.authenticate(new Person(ada.id(), Symbolon.newAddress(), ada.password()))
                .expectProblem(401, "invalid-credentials");
    }

    /** CONTRACT section 4: user-service itself may assert properties and nothing else, another service not even those. */
    @Test
    void claimsWhenTheServiceIsNotRegisteredForThemThenRefusedAndTheTicketStands() {
        Person ada = symbolon.register();
        Map<String, Object> properties =
                Map.of("properties", List.of(Map.of("property_id", "p-1", "name", "Villa", "role", "owner")));
        String another = another();
        String ticket = ticket(another, ada);
        begin(another, ticket, properties).expectProblem(400, "invalid-request");
        assertThat(begin(another, ticket, null).expect(200).claims().has("properties"))
                .isFalse();

        String userService = symbolon.serviceToken(Service.USER, Service.AUTH);
        String own = ticket(userService, ada);
        for (Map<String, Object> claims : List.<Map<String, Object>>of(
                Map.of("groups", List.of("admin")), Map.of("scope", "user admin"), Map.of("sub", "somebody"))) {
            begin(userService, own, claims).expectProblem(400, "invalid-request");
        }
        begin(another, own, null).expectProblem(400, "invalid-token");
        assertThat(begin(userService, own, properties).expect(200).claims().path("properties"))
                .hasSize(1);
    }

    private static String longestAddress() {
        String local = (UUID.randomUUID() + "a".repeat(64)).substring(0, 64);
        return local + "@" + "b".repeat(63) + "." + "c".repeat(57) + "." + "d".repeat(63) + ".org";
    }

    /** Of so many octets. */
    private static String name(int octets) {
        return "🦉".repeat(octets / 4) + "x".repeat(octets % 4);
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Retried: on a busy machine property may miss the quarter of a second that a login waits. */
    private Answer withProperties(Person person) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> symbolon.authenticate(person).expect(200),
                        answer -> answer.json().path("properties_available").booleanValue());
    }

    /** The token of a new service through which users may log in, but which asserts nothing. */
    private String another() {
        String name = "front-" + UUID.randomUUID();
        String credential = symbolon.auth()
                .post("/v1/auth/services")
                .bearer(symbolon.administrator().accessToken())
                .json(Map.of("name", name, "audiences", List.of("auth-service"), "scopes", List.of("auth:credentials")))
                .send()
                .expect(201)
                .text("token");
        return symbolon.auth()
                .post("/v1/auth/service-token")
                .json(Map.of("service_name", name, "service_token", credential))
                .send()
                .expect(200)
                .text("access_token");
    }

    private String ticket(String serviceToken, Person person) {
        Map<String, String> client = Map.of("address", "198.51.100.7", "agent", "an agent");
        return symbolon.auth()
                .post("/v1/auth/internal/credentials")
                .bearer(serviceToken)
                .json(Map.of("email", person.email(), "password", person.password(), "client", client))
                .send()
                .expect(200)
                .text("ticket");
    }

    private Answer begin(String serviceToken, String ticket, Map<String, Object> claims) {
        return symbolon.auth()
                .post("/v1/auth/internal/sessions")
                .bearer(serviceToken)
                .json(claims == null ? Map.of("ticket", ticket) : Map.of("ticket", ticket, "claims", claims))
                .send();
    }
}
