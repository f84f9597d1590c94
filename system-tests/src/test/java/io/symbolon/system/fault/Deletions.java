package io.symbolon.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import io.symbolon.system.Login;
import io.symbolon.system.Person;
import io.symbolon.system.Postgres;
import io.symbolon.system.Symbolon;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** People who leave while something fails, and of whom nothing must be left. Not thread-safe. */
final class Deletions implements Cause {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final FragilePlatform platform;
    private final Queue<Person> present = new ArrayDeque<>();
    private final List<Person> gone = new ArrayList<>();

    Deletions(FragilePlatform platform) {
        this.platform = platform;
    }

    /** So many who have a profile, and can be made to leave when nothing answers any more but auth. */
    void prepare(int people) {
        for (int i = 0; i < people; i++) {
            Person person = symbolon().register();
            await(person.email()).atMost(PATIENCE).until(() -> profiles(person) == 1);
            present.add(person);
        }
    }

    @Override
    public String event() {
        return "USER_DELETED";
    }

    /** One of them leaves. */
    @Override
    public void add() {
        Person leaving = present.remove();
        gone.add(leaving);
        Login login = symbolon().login(leaving);
        platform.askAuth(() -> symbolon()
                .auth()
                .delete("/v1/auth/users/" + leaving.id())
                .bearer(login.accessToken())
                .send()
                .expect(204));
    }

    /** Waits until user has forgotten all, as it does once auth has confirmed it; neither of the two knows them any more. */
    void awaitEachGoneOnce() {
        gone.forEach(person -> await(person.email())
                .atMost(PATIENCE)
                .until(() -> platform.postgres()
                                .count("select count(*) from account where state = 'DELETED' and id = '" + person.id()
                                        + "'")
                        == 1));
        Registrations.assertOneEffectAReceipt(platform);
        String administrator = symbolon().administrator().accessToken();
        String reader = symbolon().serviceToken(Service.AUTH, Service.USER);
        List<String> kept = platform.postgres().dump(Postgres.USER);
        for (Person person : gone) {
            assertThat(profiles(person)).isZero();
            assertThat(kept).noneMatch(row -> row.contains(person.email()));
            symbolon()
                    .user()
                    .get("/users/" + person.id() + "/profile")
                    .bearer(reader)
                    .send()
                    .expectProblem(404, "not-found");
            assertThat(symbolon()
                            .auth()
                            .get("/v1/auth/users?email=" + person.email())
                            .bearer(administrator)
                            .send()
                            .expect(200)
                            .json()
                            .path("items"))
                    .isEmpty();
        }
    }

    private long profiles(Person person) {
        return platform.postgres().count("select count(*) from profile where id = '" + person.id() + "'");
    }

    private Symbolon symbolon() {
        return platform.symbolon();
    }
}
