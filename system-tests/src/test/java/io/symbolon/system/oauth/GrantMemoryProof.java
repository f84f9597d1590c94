package io.symbolon.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;
import io.symbolon.system.Postgres;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a million tokens leave in the memory of auth: live objects after the first tens of thousands, and after {@code
 * GRANTS}. Needs wrk.
 *
 * <pre>./mvnw verify -Pproof -Dtest=none -Dit.test=GrantMemoryProof</pre>
 */
class GrantMemoryProof {
    private static final System.Logger LOG = System.getLogger(GrantMemoryProof.class.getName());
    private static final long GRANTS = Long.parseLong(System.getenv().getOrDefault("GRANTS", "1000000"));
    /** Seconds of a lap: of each of the two requests, after as long that is not measured. */
    private static final String LAP = "20";
    /** Octets: eight a grant. */
    private static final long MOST = 8L << 20;

    @Test
    void liveObjectsWhenTheTrailOfAMillionTokensIsInPostgresqlThenNoMore() throws IOException, InterruptedException {
        try (Postgres postgres = new Postgres();
                Symbolon symbolon = Setup.named("grant-memory")
                        .productionJvm()
                        .with(Service.AUTH, "JVM_ARGS", "-Xmx512m")
                        .with(Service.AUTH, "DB_URL", postgres.url())
                        .with(Service.AUTH, "DB_USER", Postgres.USER)
                        .prepare()) {
            assertNoMoreAfterMany(symbolon);
        }
    }

    @Test
    void liveObjectsWhenTheTrailOfAMillionTokensIsInH2ThenNoMore() throws IOException, InterruptedException {
        try (Symbolon symbolon = Setup.named("grant-memory-h2")
                .productionJvm()
                .with(Service.AUTH, "JVM_ARGS", "-Xmx512m")
                .prepare()) {
            assertNoMoreAfterMany(symbolon);
        }
    }

    private static void assertNoMoreAfterMany(Symbolon symbolon) throws IOException, InterruptedException {
        symbolon.auth().start();
        lap(symbolon);
        double begun = granted(symbolon);
        long before = symbolon.auth().process().liveOctets();
        long after = before;
        LOG.log(System.Logger.Level.INFO, "{0} grants: {1} live octets", begun, before);
        while (granted(symbolon) < begun + GRANTS) {
            lap(symbolon);
            after = symbolon.auth().process().liveOctets();
            LOG.log(System.Logger.Level.INFO, "{0} grants: {1} live octets", granted(symbolon), after);
        }
        assertThat(after - before).isLessThan(MOST);
    }

    private static void lap(Symbolon symbolon) throws IOException, InterruptedException {
        GrantLoad.on(symbolon, "grant-memory.txt", Map.of("WARM_UP", LAP, "SECONDS_MEASURED", LAP));
    }

    /** None of them failed, or the lap would have. */
    private static double granted(Symbolon symbolon) {
        return symbolon.auth().metric("service_tokens_issued_total");
    }
}
