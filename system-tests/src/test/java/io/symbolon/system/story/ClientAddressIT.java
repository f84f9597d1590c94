package io.symbolon.system.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.config.Service;
import io.symbolon.system.Person;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * A login through user-service is the person's, not user-service's: limits, sessions and the trail go by the address the
 * person comes from (CONTRACT section 4), whatever the request claims of it (SECURITY R43).
 */
@SystemTest
class ClientAddressIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String AGENT = "Ada's own browser";
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final Symbolon symbolon;

    ClientAddressIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void sessionsThenTheyTellWhereThePersonIsWhateverIsForgedR43() {
        Person ada = symbolon.register();
        String answer = login(Service.USER, "127.0.0.2", ada, ada.password());
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        Matcher token = TOKEN.matcher(answer);
        assertThat(token.find()).isTrue();

        JsonNode sessions = symbolon.auth()
                .get("/v1/auth/sessions")
                .bearer(token.group(1))
                .send()
                .expect(200)
                .json()
                .path("items");

        assertThat(sessions).singleElement().satisfies(session -> {
            assertThat(session.path("address").asText()).isEqualTo("127.0.0.2");
            assertThat(session.path("user_agent").asText()).isEqualTo(AGENT);
            assertThat(session.path("current").asBoolean()).isTrue();
        });
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(trail("authn_login_success", ada))
                .isEqualTo("127.0.0.2"));
    }

    /** The fifth failure in a row slows that person down, at both doors, and nobody else. */
    @Test
    void guessesThenTheyCountForTheAddressTheyComeFromR43() {
        Person ada = symbolon.register();
        await().atMost(PATIENCE)
                .until(() -> login(Service.USER, "127.0.0.3", ada, "not the password"), it -> isSlowed(it));

        for (Service door : List.of(Service.USER, Service.AUTH)) {
            assertThat(login(door, "127.0.0.3", ada, ada.password()))
                    .as("%s", door)
                    .startsWith("HTTP/1.1 429 ")
                    .contains("Retry-After: ");
            assertThat(login(door, "127.0.0.4", ada, ada.password()))
                    .as("%s", door)
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    private static boolean isSlowed(String answer) {
        assertThat(answer).matches("(?s)HTTP/1.1 4(01|29) .*");
        return answer.startsWith("HTTP/1.1 429 ");
    }

    /** Each time under another address, as far as headers go. */
    private String login(Service door, String from, Person person, String password) {
        String forged = "203.0.113." + Math.floorMod(UUID.randomUUID().hashCode(), 250);
        List<String> headers = List.of(
                "Host: localhost",
                "User-Agent: " + AGENT,
                "X-Forwarded-For: " + forged,
                "X-Real-IP: " + forged,
                "Forwarded: for=" + forged,
                "Connection: close");
        return symbolon.wire(door)
                .from(from)
                .post(
                        door == Service.USER ? "/api/users/authenticate" : "/v1/auth/login",
                        headers,
                        "{\"email\":\"" + person.email() + "\",\"password\":\"" + password + "\"}");
    }

    /** Where the person was in the newest record of that event about them. */
    private String trail(String event, Person person) {
        JsonNode items = symbolon.auth()
                .get("/v1/auth/audit?service=auth-service&limit=100")
                .bearer(symbolon.administrator().accessToken())
                .send()
                .expect(200)
                .json()
                .path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(record -> event.equals(record.path("event").asText()))
                .filter(record -> person.id().equals(record.path("subject").asText()))
                .map(record -> record.at("/details/client").asText())
                .findFirst()
                .orElse(null);
    }
}
