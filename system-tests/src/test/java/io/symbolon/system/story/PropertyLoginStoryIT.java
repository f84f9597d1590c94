package io.symbolon.system.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.symbolon.system.Answer;
import io.symbolon.system.Person;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A user keeps properties, logs in through user-service, and bears them in the token (CONTRACT sections 3, 5 and 6). */
@SystemTest
class PropertyLoginStoryIT {
    private final Symbolon symbolon;

    PropertyLoginStoryIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void loginWhenThereArePropertiesThenTheTokenTellsThemAndServicesTakeIt() {
        Person ada = symbolon.register();
        String property = keep(ada, "Villa Ñandú");

        Answer login = authenticate(ada.email(), ada.password()).expect(200);

        assertThat(login.json().path("properties_available").booleanValue()).isTrue();
        assertThat(login.json().has("properties_truncated")).isFalse();
        assertThat(login.text("user_id")).isEqualTo(ada.id());
        assertThat(login.header("Cache-Control")).isEqualTo("no-store");
        String token = login.text("access_token");
        assertThat(login.header("Authorization")).isEqualTo("Bearer " + token);
        JsonNode claim = claims(token).path("properties");
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
    void refreshThenTheTokenTellsNoProperties() {
        Person ada = symbolon.register();
        keep(ada, "Villa");
        String refreshToken =
                authenticate(ada.email(), ada.password()).expect(200).text("refresh_token");

        Answer refreshed = symbolon.auth()
                .post("/v1/auth/refresh")
                .json(Map.of("refresh_token", refreshToken))
                .send()
                .expect(200);

        assertThat(claims(refreshed.text("access_token")).has("properties")).isFalse();
    }

    @Test
    void loginWhenThePasswordIsWrongThenInvalidCredentials() {
        Person ada = symbolon.register();
        authenticate(ada.email(), "not at all the password").expectProblem(401, "invalid-credentials");
        authenticate(Symbolon.newAddress(), ada.password()).expectProblem(401, "invalid-credentials");
    }

    private String keep(Person person, String name) {
        Map<String, Object> property = Map.of(
                "name",
                name,
                "type",
                "house",
                "address",
                Map.of("street", "1 Main Street", "city", "Quito", "postal_code", "170150", "country", "EC"));
        String location = symbolon.property()
                .post("/api/properties/")
                .bearer(symbolon.login(person).accessToken())
                .json(property)
                .send()
                .expect(201)
                .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private Answer authenticate(String email, String password) {
        return symbolon.user()
                .post("/api/users/authenticate")
                .json(Map.of("email", email, "password", password))
                .send();
    }

    private static JsonNode claims(String token) {
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (IOException noToken) {
            throw new UncheckedIOException(noToken);
        }
    }
}
