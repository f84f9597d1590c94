package io.symbolon.system.oauth;

import io.symbolon.config.Service;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How many tokens a second auth gives to services: {@code benchmarks/grants} against an auth alone, with the JVM's options of
 * production, a heap of 512 MiB, H2 in a file and every grant in the trail. Reported, not asserted; needs wrk.
 *
 * <pre>./mvnw verify -Pproof -Dtest=none -Dit.test=GrantThroughputProof</pre>
 */
class GrantThroughputProof {
    private static final System.Logger LOG = System.getLogger(GrantThroughputProof.class.getName());

    @Test
    void report() throws IOException, InterruptedException {
        try (Symbolon symbolon = Setup.named("grants")
                .productionJvm()
                .with(Service.AUTH, "JVM_ARGS", "-Xmx512m")
                .prepare()) {
            symbolon.auth().start();
            LOG.log(System.Logger.Level.INFO, GrantLoad.on(symbolon, "grants.txt", Map.of()));
        }
    }
}
