package io.symbolon.system.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import io.symbolon.system.Build;
import io.symbolon.system.Login;
import io.symbolon.system.Postgres;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How long it takes from the commit that tells something to the commit of its effect: PROFILE_UPDATED from user to auth, 200
 * a second, with the JVM's options of production. Both are on one PostgreSQL, which notes the two moments by one clock.
 * Reported; asserted is that each event had its effect.
 *
 * <pre>./mvnw verify -Pproof -Dtest=none -Dit.test=EventLatencyProof</pre>
 *
 * {@code WARM_UP} and {@code SECONDS_MEASURED} of the environment are seconds, by default 90 and 30: cold servers on two cores
 * fall behind at first.
 */
class EventLatencyProof {
    private static final System.Logger LOG = System.getLogger(EventLatencyProof.class.getName());
    private static final int EVENTS_A_SECOND = 200;
    private static final int USERS = 40;
    /** Within the life of a token. */
    private static final int WARM_UP = seconds("WARM_UP", "90");

    private static final int MEASURED = seconds("SECONDS_MEASURED", "30");
    /** Runs at the end of the transaction: what it notes is the moment of the commit, but for the commit itself. */
    private static final String NOTING = """
            create table noted (event_id varchar(36), at timestamptz not null);
            create function note() returns trigger language plpgsql as $$
              begin insert into noted values (new.event_id, clock_timestamp()); return null; end $$;
            create constraint trigger note after insert on %s deferrable initially deferred
              for each row when (%s) execute function note();
            """;

    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void report() throws Exception {
        try (Postgres postgres = new Postgres();
                Symbolon symbolon = platform(postgres)) {
            postgres.execute(Postgres.USER, NOTING.formatted("outbox", "new.payload like '%PROFILE_UPDATED%'"));
            postgres.execute("auth", NOTING.formatted("inbox", "new.queue = 'auth.from-user'"));
            List<Login> users = Stream.generate(() -> symbolon.login(symbolon.register()))
                    .limit(USERS)
                    .toList();
            users.forEach(user -> await().until(() -> change(symbolon, user, 0) == 200));

            load(symbolon, users, WARM_UP);
            awaitEffects(postgres);
            postgres.execute(Postgres.USER, "truncate noted");
            load(symbolon, users, MEASURED);
            awaitEffects(postgres);
            Map<String, Long> told = moments(postgres, Postgres.USER);
            Map<String, Long> effected = moments(postgres, "auth");
            print(told.entrySet().stream()
                    .map(event -> effected.get(event.getKey()) - event.getValue())
                    .sorted()
                    .toList());
        }
    }

    private static Symbolon platform(Postgres postgres) {
        Symbolon symbolon = Setup.named("latency")
                .productionJvm()
                .with(Service.USER, "DB_URL", postgres.url())
                .with(Service.USER, "DB_USER", Postgres.USER)
                .with(Service.AUTH, "DB_URL", postgres.create("auth"))
                .with(Service.AUTH, "DB_USER", Postgres.USER)
                .prepare();
        symbolon.auth().process().launch();
        symbolon.user().process().launch();
        symbolon.auth().awaitReady();
        symbolon.user().awaitReady();
        return symbolon;
    }

    /** At that pace whatever the answers take. */
    private void load(Symbolon symbolon, List<Login> users, int seconds) throws Exception {
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(32);
        List<ScheduledFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < EVENTS_A_SECOND * seconds; i++) {
            Login user = users.get(i % users.size());
            answers.add(threads.schedule(
                    () -> change(symbolon, user, sent.incrementAndGet()),
                    i * 1_000_000L / EVENTS_A_SECOND,
                    TimeUnit.MICROSECONDS));
        }
        for (ScheduledFuture<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(200);
        }
        threads.shutdown();
    }

    private static int change(Symbolon symbolon, Login user, int number) {
        return symbolon.user()
                .patch("/users/me/profile")
                .bearer(user.accessToken())
                .json(Map.of("bio", "Change " + number + "."))
                .send()
                .status();
    }

    private static void awaitEffects(Postgres postgres) {
        Set<String> told = moments(postgres, Postgres.USER).keySet();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> moments(postgres, "auth").keySet().containsAll(told));
    }

    /** By event, in milliseconds; an event that is noted twice has had two effects. */
    private static Map<String, Long> moments(Postgres postgres, String database) {
        String query = "select event_id || ' ' || (extract(epoch from at) * 1000)::bigint from noted";
        return postgres.texts(database, query).stream()
                .map(row -> row.split(" "))
                .collect(Collectors.toMap(row -> row[0], row -> Long.valueOf(row[1])));
    }

    private static void print(List<Long> millis) throws IOException {
        String text = String.format(
                "%d events, %d a second; commit to effect in ms: median %d, p99 %d, most %d%n",
                millis.size(),
                millis.size() / MEASURED,
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 99 / 100),
                millis.get(millis.size() - 1));
        Files.writeString(Build.ROOT.resolve("system-tests/target/event-latency.txt"), text);
        LOG.log(System.Logger.Level.INFO, text);
        assertThat(millis).isNotEmpty();
    }

    private static int seconds(String variable, String usual) {
        return Integer.parseInt(System.getenv().getOrDefault(variable, usual));
    }
}
