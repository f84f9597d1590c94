package io.symbolon.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;
import io.symbolon.system.Build;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * How many tokens a second auth gives to services: {@code benchmarks/grants} against an auth alone, with the JVM's options of
 * production, a heap of 512 MiB, H2 in a file and every grant in the trail. Reported, not asserted; needs wrk.
 *
 * <pre>./mvnw verify -Pproof -Dtest=none -Dit.test=GrantThroughputProof -Dfailsafe.failIfNoSpecifiedTests=false</pre>
 */
class GrantThroughputProof {
    private static final System.Logger LOG = System.getLogger(GrantThroughputProof.class.getName());

    @Test
    void report() throws IOException, InterruptedException {
        Path output = Build.ROOT.resolve("system-tests/target/grants.txt");
        try (Symbolon symbolon = Setup.named("grants")
                .productionJvm()
                .with(Service.AUTH, "JVM_ARGS", "-Xmx512m")
                .prepare()) {
            symbolon.auth().start();
            Process load = new ProcessBuilder(
                            Build.ROOT.resolve("benchmarks/grants").toString(),
                            symbolon.platform()
                                    .authority()
                                    .resolveSibling("secrets.env")
                                    .toString(),
                            symbolon.auth().url().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            int status = load.waitFor();
            String printed = Files.readString(output);
            LOG.log(System.Logger.Level.INFO, printed);
            assertThat(status).as(printed).isZero();
            assertThat(printed).contains(" 0 failed");
        }
    }
}
