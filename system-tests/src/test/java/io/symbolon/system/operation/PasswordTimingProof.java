package io.symbolon.system.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;
import io.symbolon.system.Person;
import io.symbolon.system.Server;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * SECURITY R24: nobody can tell by the time of the answer whether there is an account. One login after another, in random
 * order, of somebody unknown, of somebody with a wrong password, and of somebody who is disabled with the right one; guessing
 * is slowed by nothing. Compared is what remains without the slowest tenth of each, which others on the machine caused.
 *
 * <pre>./mvnw verify -Pproof -Dtest=none -Dit.test=PasswordTimingProof</pre>
 */
class PasswordTimingProof {
    private static final System.Logger LOG = System.getLogger(PasswordTimingProof.class.getName());
    private static final int EACH = Integer.parseInt(System.getenv().getOrDefault("LOGINS_EACH", "1000"));
    private static final int WARM_UP = 100;
    private static final String NEVER = Integer.toString(Integer.MAX_VALUE);
    /** Of Welch's t, where a difference begins (SECURITY R24). */
    private static final double MOST = 4.5;

    private enum Kind {
        UNKNOWN,
        WRONG,
        DISABLED
    }

    @Test
    void loginsWhenUnknownWrongOrDisabledThenTakeAsLongR24() {
        try (Symbolon symbolon = Setup.named("timing")
                .productionJvm()
                .with(Service.AUTH, "AUTH_GUESSING_FAILURES", NEVER)
                .with(Service.AUTH, "AUTH_GUESSING_NETWORK_FAILURES", NEVER)
                .with(Service.AUTH, "AUTH_GUESSING_ACCOUNT_FAILURES", NEVER)
                .prepare()) {
            Server auth = symbolon.auth();
            auth.start();
            Map<Kind, Map<String, String>> credentials = credentials(symbolon);
            measure(auth, credentials, WARM_UP);
            Map<Kind, double[]> times = measure(auth, credentials, EACH);
            for (Kind kind : List.of(Kind.WRONG, Kind.DISABLED)) {
                assertThat(Math.abs(compare(kind, times.get(Kind.UNKNOWN), times.get(kind))))
                        .as(kind.name())
                        .isLessThan(MOST);
            }
        }
    }

    private static Map<Kind, Map<String, String>> credentials(Symbolon symbolon) {
        Person wrong = symbolon.register();
        Person disabled = symbolon.register();
        symbolon.auth()
                .post("/v1/auth/users/" + disabled.id() + "/disable")
                .bearer(symbolon.administrator().accessToken())
                .send()
                .expect(204);
        return Map.of(
                Kind.UNKNOWN, Map.of("email", Symbolon.newAddress(), "password", wrong.password()),
                Kind.WRONG, Map.of("email", wrong.email(), "password", "not the password at all"),
                Kind.DISABLED, Map.of("email", disabled.email(), "password", disabled.password()));
    }

    /** Milliseconds, without the slowest tenth, in order. */
    private static Map<Kind, double[]> measure(Server auth, Map<Kind, Map<String, String>> credentials, int each) {
        List<Kind> order = new ArrayList<>();
        Map<Kind, List<Double>> times = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            order.addAll(Collections.nCopies(each, kind));
            times.put(kind, new ArrayList<>());
        }
        Collections.shuffle(order, new Random(each));
        for (Kind kind : order) {
            long start = System.nanoTime();
            auth.post("/v1/auth/login").json(credentials.get(kind)).send().expectProblem(401, "invalid-credentials");
            times.get(kind).add((System.nanoTime() - start) / 1e6);
        }
        Map<Kind, double[]> kept = new EnumMap<>(Kind.class);
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
    private static double compare(Kind kind, double[] unknown, double[] known) {
        double t = (mean(unknown) - mean(known))
                / Math.sqrt(variance(unknown) / unknown.length + variance(known) / known.length);
        double median = unknown[unknown.length / 2];
        double other = known[known.length / 2];
        LOG.log(
                System.Logger.Level.INFO,
                "{0} against unknown, {1} logins each: median {2} ms and {3} ms, ratio {4}; Welch t {5}",
                kind,
                known.length,
                String.format("%.2f", other),
                String.format("%.2f", median),
                String.format("%.4f", other / median),
                String.format("%.2f", t));
        return t;
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
