package io.symbolon.email.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.common.testing.Archives;
import io.symbolon.common.testing.Load;
import io.symbolon.common.testing.TestJwks;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How many mails a second are accepted, each stored before its 202: one service, 16 connections, an ES256 token, mails of
 * 1 KiB, H2 in a file, the workers delivering into files all the while. Load and server share the machine. Its length as {@link Load} says. Not part
 * of {@code verify}:
 *
 * <pre>./mvnw verify -Pproof -pl :email-war -am -Dtest=none -Dit.test=SendThroughputProof</pre>
 */
@ExtendWith(ArquillianExtension.class)
class SendThroughputProof {
    private static final int ROUNDS = 3;
    private static final URI SERVER = URI.create("http://localhost:" + System.getProperty("arquillian.http.port"));

    @Deployment(testable = false)
    static WebArchive application() {
        return Archives.builtWar("email-war").addClasses(TestJwks.class, TestKey.class);
    }

    @Test
    void sendWhenWarmThenSoManyASecond() throws IOException {
        String token = TestTokens.service("user-service")
                .audience("email-service")
                .scope("email:send")
                .compact();
        String body = "{\"to\":\"ada@example.org\",\"subject\":\"Hello\",\"text\":\"" + "x".repeat(1024) + "\"}";
        Load load = Load.post(SERVER.resolve("/email-war/send"), body, "Bearer " + token);
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> load.run(Duration.ofSeconds(1)) > 0);
        load.run(Load.WARM_UP);
        List<List<Long>> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(load.latencies(Load.ROUND));
        }
        report(rounds);
        assertThat(rounds).allMatch(latencies -> !latencies.isEmpty());
    }

    private static void report(List<List<Long>> rounds) throws IOException {
        StringBuilder text = new StringBuilder("mails accepted a second, median and 99th percentile in ms\n");
        rounds.stream()
                .sorted(Comparator.comparing(List::size))
                .forEach(latencies -> text.append(String.format(
                        "%d, %.1f, %.1f%n",
                        latencies.size() / Load.ROUND.toSeconds(),
                        latencies.get(latencies.size() / 2) / 1000.0,
                        latencies.get(latencies.size() * 99 / 100) / 1000.0)));
        Files.writeString(Path.of("target", "send-throughput.txt"), text);
        System.getLogger(SendThroughputProof.class.getName()).log(System.Logger.Level.INFO, text.toString());
    }
}
