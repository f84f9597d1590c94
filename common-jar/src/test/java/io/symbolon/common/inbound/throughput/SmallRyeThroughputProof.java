package io.symbolon.common.inbound.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Load;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import io.symbolon.common.testing.Turns;
import io.symbolon.common.testing.UnusedPort;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What {@link GuardThroughputProof} measures of the guard, of Quarkus with SmallRye JWT: the same resource, key, token and
 * load, without revocation or audit, which it has not. Builds {@code src/test/quarkus} first. Not part of {@code verify}:
 *
 * <pre>./mvnw verify -Pproof -pl liberty-config,common-jar -Dit.test=SmallRyeThroughputProof -Dtest=none</pre>
 */
class SmallRyeThroughputProof {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Test
    void report() throws IOException, InterruptedException {
        Process build = start(Map.of(), "../mvnw", "--batch-mode", "--quiet", "-f", "src/test/quarkus", "package");
        assertThat(build.waitFor(5, TimeUnit.MINUTES) && build.exitValue() == 0)
                .as("it was built")
                .isTrue();
        int port = UnusedPort.find();
        Process quarkus = start(settings(port), JAVA, "-Xmx512m", "-jar", "target/quarkus/quarkus-app/quarkus-run.jar");
        try {
            URI server = URI.create("http://localhost:" + port);
            Turns turns = new Turns()
                    .and("unprotected", () -> Load.get(server.resolve("/twin/public")))
                    .and("behind SmallRye JWT", () -> protectedLoad(server))
                    .take()
                    .report("smallrye-throughput.txt");
            assertThat(turns.share("behind SmallRye JWT")).isPositive();
        } finally {
            quarkus.destroy();
            quarkus.onExit().join();
        }
    }

    private static Load protectedLoad(URI server) {
        String token = TestTokens.user().audience("sample-service").compact();
        return Load.get(server.resolve("/twin"), "Authorization: Bearer " + token);
    }

    private static Map<String, String> settings(int port) {
        return Map.of(
                "QUARKUS_HTTP_HOST",
                "localhost",
                "QUARKUS_HTTP_PORT",
                String.valueOf(port),
                "MP_JWT_VERIFY_PUBLICKEY",
                TestKey.TRUSTED.jwk().toPublicJWK().toJSONString(),
                "MP_JWT_VERIFY_PUBLICKEY_ALGORITHM",
                "ES256",
                "MP_JWT_VERIFY_ISSUER",
                TestTokens.ISSUER,
                "MP_JWT_VERIFY_AUDIENCES",
                "sample-service");
    }

    private static Process start(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("target", "smallrye-throughput.log"));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
