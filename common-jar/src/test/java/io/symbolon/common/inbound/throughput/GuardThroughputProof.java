package io.symbolon.common.inbound.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.inbound.sample.Guard;
import io.symbolon.common.inbound.sample.SampleApplication;
import io.symbolon.common.inbound.sample.Samples;
import io.symbolon.common.testing.Archives;
import io.symbolon.common.testing.Load;
import io.symbolon.common.testing.TestTokens;
import io.symbolon.common.testing.Turns;
import java.io.IOException;
import java.net.URI;
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
    private static final URI SERVER = URI.create("http://localhost:" + System.getProperty("arquillian.http.port"));

    @Deployment(name = "bare", testable = false)
    static WebArchive bare() {
        return Archives.withCommonJar("bare.war").addClasses(BareApplication.class, BareResource.class);
    }

    @Deployment(name = "guarded", testable = false)
    static WebArchive guarded() {
        return Samples.settings("guarded.war").addClasses(Guard.class, SampleApplication.class, GuardedResource.class);
    }

    @Test
    void guardedWhenWarmThenAtLeastFourFifthsOfItsUnprotectedTwin() throws IOException {
        Turns turns = new Turns()
                .and("unprotected", () -> Load.get(SERVER.resolve("/bare/twin")))
                .and("guarded", GuardThroughputProof::guardedLoad)
                .and("public behind the guard", () -> Load.get(SERVER.resolve("/guarded/twin/public")))
                .take()
                .report("guard-throughput.txt");
        assertThat(turns.share("guarded")).as("per cent of the twin").isGreaterThanOrEqualTo(80);
    }

    private static Load guardedLoad() {
        String token = TestTokens.user().audience("sample-service").compact();
        return Load.get(SERVER.resolve("/guarded/twin"), "Authorization: Bearer " + token);
    }
}
