package io.symbolon.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Login;
import io.symbolon.system.Postgres;
import io.symbolon.system.Symbolon;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** People who register while something fails, and what each of them must end with. Not thread-safe. */
final class Registrations implements Cause {
    private static final String WELCOME = "Welcome to Symbolon";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final FragilePlatform platform;
    private final List<String> addresses = new ArrayList<>();

    Registrations(FragilePlatform platform) {
        this.platform = platform;
    }

    @Override
    public String event() {
        return "USER_CREATED";
    }

    /** Somebody new registers. */
    @Override
    public void add() {
        String address = Symbolon.newAddress();
        addresses.add(address);
        platform.askAuth(() -> symbolon().register(address));
    }

    /** Waits until all have a welcome. */
    void awaitMails() {
        addresses.forEach(address -> await(address)
                .atMost(PATIENCE)
                .until(() -> !symbolon().mails().to(address, WELCOME).isEmpty()));
    }

    /** Waits until all have a profile, of which auth knows, and a welcome; nobody has anything twice. */
    void awaitEverythingOnce() {
        awaitMails();
        awaitProfiles();
        await().atMost(PATIENCE).until(() -> platform.postgres().count("select count(*) from outbox") == 0);
        assertOneEffectAReceipt(platform);
        for (String address : addresses) {
            assertThat(symbolon().mails().to(address, WELCOME)).as(address).hasSize(1);
        }
    }

    /**
     * What an event did and the record that it was received: both or neither, whenever one looks. A creation has made a
     * profile, which may be erased since; a deletion has been noted, or confirmed since.
     */
    static void assertOneEffectAReceipt(FragilePlatform platform) {
        assertThat(platform.postgres().texts(Postgres.USER, """
                        select (select count(*) from profile)
                            + (select count(*) from account where state = 'DELETED')
                            + (select count(*) from account where state = 'DELETED' or erasure_due_at is not null)
                            || ' effects of ' || (select count(*) from inbox where state = 'handled') || ' events'"""))
                .singleElement()
                .asString()
                .matches("([0-9]+) effects of \\1 events");
    }

    private void awaitProfiles() {
        String administrator = symbolon().administrator().accessToken();
        String reader = symbolon().serviceToken(Service.AUTH, Service.USER);
        for (String address : addresses) {
            JsonNode account = await(address)
                    .atMost(PATIENCE)
                    .until(() -> account(address, administrator), it -> "created"
                            .equals(it.path("profile_status").asText()));
            Answer profile = symbolon()
                    .user()
                    .get("/users/" + account.path("id").asText() + "/profile")
                    .bearer(reader)
                    .send();
            assertThat(profile.expect(200).text("email")).isEqualTo(address);
        }
    }

    private JsonNode account(String address, String administrator) {
        return symbolon()
                .auth()
                .get("/v1/auth/users?email=" + address)
                .bearer(administrator)
                .send()
                .expect(200)
                .json()
                .path("items")
                .path(0);
    }

    Answer profile(Login login) {
        return symbolon()
                .user()
                .get("/users/me/profile")
                .bearer(login.accessToken())
                .send();
    }

    private Symbolon symbolon() {
        return platform.symbolon();
    }
}
