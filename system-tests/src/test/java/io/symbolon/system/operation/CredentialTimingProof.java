package io.symbolon.system.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;
import io.symbolon.system.Person;
import io.symbolon.system.Server;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * SECURITY R24: nobody can tell by the time of a refusal whether there is an account, or a service. One refused request after
 * another, of several kinds in random order; compared is what remains without the slowest tenth of each kind, which others on
 * the machine caused.
 *
 * <pre>./mvnw verify -Pproof -Dtest=none -Dit.test=CredentialTimingProof</pre>
 */
class CredentialTimingProof {
    private static final System.Logger LOG = System.getLogger(CredentialTimingProof.class.getName());
    private static final int EACH = Integer.parseInt(System.getenv().getOrDefault("LOGINS_EACH", "1000"));
    private static final int WARM_UP = 100;
    /** In a row, after which one is slowed (CONTRACT section 8). */
    private static final int FAILURES = 5;

    private static final String NEVER = Integer.toString(Integer.MAX_VALUE);
    private static final String MEMORY = "AUTH_HASHING_MEMORY";
    private static final String WRONG = "not the right one at all";
    /** Of Welch's t, where a difference begins (SECURITY R24). */
    private static final double MOST = 4.5;

    @Test
    void loginsWhenUnknownWrongOrDisabledThenTakeAsLongR24() {
        try (Symbolon symbolon = unlimited("timing").prepare()) {
            symbolon.auth().start();
            Person wrong = symbolon.register();
            Person disabled = symbolon.register();
            symbolon.auth()
                    .post("/v1/auth/users/" + disabled.id() + "/disable")
                    .bearer(symbolon.administrator().accessToken())
                    .send()
                    .expect(204);
            Map<String, Runnable> refusals = new LinkedHashMap<>();
            refusals.put("unknown", () -> refuseLogin(symbolon, Symbolon.newAddress(), wrong.password()));
            refusals.put("wrong password", () -> refuseLogin(symbolon, wrong.email(), WRONG));
            refusals.put("disabled", () -> refuseLogin(symbolon, disabled.email(), disabled.password()));
            assertAlike(refusals);
        }
    }

    /** As many blocks are filled, but some of them in a smaller memory: that takes nearly as long, not the same. */
    @Test
    void loginsWhenHashedBeforeTheCostRoseThenTakeNearlyAsLongR24() {
        try (Symbolon symbolon =
                unlimited("raised").with(Service.AUTH, MEMORY, "9728").prepare()) {
            symbolon.auth().start();
            Person before = symbolon.register();
            symbolon.auth().process().stop();
            symbolon.auth().process().set(MEMORY, "19456");
            symbolon.auth().start();
            Map<String, Runnable> refusals = new LinkedHashMap<>();
            refusals.put("unknown", () -> refuseLogin(symbolon, Symbolon.newAddress(), WRONG));
            refusals.put("hashed before", () -> refuseLogin(symbolon, before.email(), WRONG));
            measure(refusals, WARM_UP);
            Map<String, double[]> times = measure(refusals, EACH);
            compare("hashed before", times.get("unknown"), times.get("hashed before"));
            assertThat(median(times.get("hashed before")) / median(times.get("unknown")))
                    .isBetween(0.85, 1.15);
        }
    }

    @Test
    void loginsWhenSlowedThenTakeAsLongWhetherThereIsAnAccountR24() {
        try (Symbolon symbolon = Setup.named("slowed")
                .productionJvm()
                .with(Service.AUTH, "AUTH_GUESSING_DELAY", "PT1H")
                .with(Service.AUTH, "AUTH_GUESSING_LONGEST_DELAY", "PT1H")
                .prepare()) {
            symbolon.auth().start();
            Person person = symbolon.register();
            String nobody = Symbolon.newAddress();
            for (int failure = 0; failure < FAILURES; failure++) {
                refuseLogin(symbolon, nobody, WRONG);
                refuseLogin(symbolon, person.email(), WRONG);
            }
            Map<String, Runnable> refusals = new LinkedHashMap<>();
            refusals.put("unknown", () -> slowLogin(symbolon, nobody, person.password()));
            refusals.put("right password", () -> slowLogin(symbolon, person.email(), person.password()));
            assertAlike(refusals);
        }
    }

    @Test
    void serviceTokensWhenUnknownOrWrongThenTakeAsLongHoweverManyLiveR24() {
        try (Symbolon symbolon = Setup.named("service-timing").productionJvm().prepare()) {
            Server auth = symbolon.auth();
            auth.start();
            String administrator = symbolon.administrator().accessToken();
            String one = service(auth, administrator);
            String two = service(auth, administrator);
            auth.post("/v1/auth/services/" + two + "/tokens")
                    .bearer(administrator)
                    .json(Map.of())
                    .send()
                    .expect(201);
            Map<String, Runnable> refusals = new LinkedHashMap<>();
            refusals.put("unknown", () -> refuseService(auth, "svc-unheard-of"));
            refusals.put("one token", () -> refuseService(auth, one));
            refusals.put("two tokens", () -> refuseService(auth, two));
            assertAlike(refusals);
        }
    }

    /** Guessing is slowed by nothing. */
    private static Setup unlimited(String name) {
        return Setup.named(name)
                .productionJvm()
                .with(Service.AUTH, "AUTH_GUESSING_FAILURES", NEVER)
                .with(Service.AUTH, "AUTH_GUESSING_NETWORK_FAILURES", NEVER)
                .with(Service.AUTH, "AUTH_GUESSING_ACCOUNT_FAILURES", NEVER);
    }

    private static void refuseLogin(Symbolon symbolon, String email, String password) {
        login(symbolon, email, password, 401, "invalid-credentials");
    }

    private static void slowLogin(Symbolon symbolon, String email, String password) {
        login(symbolon, email, password, 429, "too-many-requests");
    }

    private static void login(Symbolon symbolon, String email, String password, int status, String problem) {
        symbolon.auth()
                .post("/v1/auth/login")
                .json(Map.of("email", email, "password", password))
                .send()
                .expectProblem(status, problem);
    }

    /** A new one with one token. */
    private static String service(Server auth, String administrator) {
        String name = "svc-" + UUID.randomUUID().toString().substring(0, 8);
        auth.post("/v1/auth/services")
                .bearer(administrator)
                .json(Map.of("name", name, "audiences", List.of("user-service"), "scopes", List.of()))
                .send()
                .expect(201);
        return name;
    }

    private static void refuseService(Server auth, String name) {
        auth.post("/v1/auth/service-token")
                .json(Map.of("service_name", name, "service_token", WRONG))
                .send()
                .expect(401);
    }

    /** The first of them is compared with each other. */
    private static void assertAlike(Map<String, Runnable> refusals) {
        measure(refusals, WARM_UP);
        Map<String, double[]> times = measure(refusals, EACH);
        List<String> kinds = List.copyOf(refusals.keySet());
        for (String kind : kinds.subList(1, kinds.size())) {
            assertThat(Math.abs(compare(kind, times.get(kinds.get(0)), times.get(kind))))
                    .as(kind)
                    .isLessThan(MOST);
        }
    }

    /** Milliseconds, without the slowest tenth, in order. */
    private static Map<String, double[]> measure(Map<String, Runnable> refusals, int each) {
        List<String> order = new ArrayList<>();
        Map<String, List<Double>> times = new HashMap<>();
        refusals.keySet().forEach(kind -> {
            order.addAll(Collections.nCopies(each, kind));
            times.put(kind, new ArrayList<>());
        });
        Collections.shuffle(order, new Random(each));
        for (String kind : order) {
            long start = System.nanoTime();
            refusals.get(kind).run();
            times.get(kind).add((System.nanoTime() - start) / 1e6);
        }
        Map<String, double[]> kept = new HashMap<>();
        times.forEach((kind, all) -> kept.put(
                kind,
                all.stream()
                        .sorted()
                        .limit(each * 9L / 10)
                        .mapToDouble(time -> time)
                        .toArray()));
        return kept;
    }

    /** Welch's t. */
    private static double compare(String kind, double[] unknown, double[] known) {
        double t = (mean(unknown) - mean(known))
                / Math.sqrt(variance(unknown) / unknown.length + variance(known) / known.length);
        double median = median(unknown);
        double other = median(known);
        LOG.log(
                System.Logger.Level.INFO,
                "{0} against unknown, {1} each: median {2} ms and {3} ms, ratio {4}; Welch t {5}",
                kind,
                known.length,
                String.format("%.2f", other),
                String.format("%.2f", median),
                String.format("%.4f", other / median),
                String.format("%.2f", t));
        return t;
    }

    private static double median(double[] ordered) {
        return ordered[ordered.length / 2];
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
