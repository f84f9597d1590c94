package io.symbolon.common.inbound.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.inbound.sample.Guard;
import io.symbolon.common.inbound.sample.SampleApplication;
import io.symbolon.common.inbound.sample.Samples;
import io.symbolon.common.testing.Archives;
import io.symbolon.common.testing.Load;
import io.symbolon.common.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What protection costs: one endpoint open, behind the guard but public, and behind the guard with an ES256 token, in one
 * server, in turns, after a warm-up. Its length as {@link Load} says. Not part of {@code verify}:
 *
 * <pre>./mvnw verify -Pproof -pl common-jar -Dit.test=GuardThroughputProof -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
@ExtendWith(ArquillianExtension.class)
class GuardThroughputProof {
    private static final int ROUNDS = 5;
    private static final URI SERVER = URI.create("http://localhost:" + System.getProperty("arquillian.http.port"));

    @Deployment(name = "bare", testable = false)
    static WebArchive bare() {
        return Archives.withCommonJar("bare.war").addClasses(BareApplication.class, BareResource.class);
    }

    @Deployment(name = "guarded", testable = false)
    static WebArchive guarded() {
        return Samples.settings("guarded.war").addClasses(Guard.class, SampleApplication.class, GuardedResource.class);
    }

    /** Rounds alternate, so that whatever else the machine does meets all alike; the median of a kind counts. */
    @Test
    void guardedWhenWarmThenAtLeastFourFifthsOfItsUnprotectedTwin() throws IOException {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> guardedLoad().run(Duration.ofSeconds(1)) > 0);
        bareLoad().run(Load.WARM_UP);
        guardedLoad().run(Load.WARM_UP);
        publicLoad().run(Load.WARM_UP);
        List<Long> bare = new ArrayList<>();
        List<Long> open = new ArrayList<>();
        List<Long> guarded = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            bare.add(bareLoad().run(Load.ROUND));
            guarded.add(guardedLoad().run(Load.ROUND));
            open.add(publicLoad().run(Load.ROUND));
        }
        report(bare, open, guarded);
        assertThat(median(guarded) * 100 / median(bare))
                .as("per cent of the twin")
                .isGreaterThanOrEqualTo(80);
    }

    private static Load bareLoad() {
        return Load.get(SERVER.resolve("/bare/twin"));
    }

    private static Load publicLoad() {
        return Load.get(SERVER.resolve("/guarded/twin/public"));
    }

    /** A token of its own each time: it would not outlive the test. */
    private static Load guardedLoad() {
        String token = TestTokens.user().audience("sample-service").compact();
        return Load.get(SERVER.resolve("/guarded/twin"), "Authorization: Bearer " + token);
    }

    private static void report(List<Long> bare, List<Long> open, List<Long> guarded) throws IOException {
        String text = String.format(
                "requests/s, median of %s: unprotected %d, public behind the guard %d, guarded %d (%d %%)%n%s%n%s%n%s%n",
                ROUNDS,
                median(bare),
                median(open),
                median(guarded),
                median(guarded) * 100 / median(bare),
                bare,
                open,
                guarded);
        Files.writeString(Path.of("target", "guard-throughput.txt"), text);
        System.getLogger(GuardThroughputProof.class.getName()).log(System.Logger.Level.INFO, text);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
