package io.symbolon.common.inbound.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.common.inbound.sample.Guard;
import io.symbolon.common.inbound.sample.MemoryTrail;
import io.symbolon.common.inbound.sample.SampleApplication;
import io.symbolon.common.inbound.sample.TrailResource;
import io.symbolon.common.testing.Archives;
import io.symbolon.common.testing.Load;
import io.symbolon.common.testing.TestAuth;
import io.symbolon.common.testing.TestTokens;
import io.symbolon.common.testing.Turns;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What protection costs: one endpoint open, behind the guard but public, and behind the guard with an ES256 token, in one
 * server, in turns, after a warm-up. The guard has all that it has in production: it follows the feed of an auth on this
 * machine, which has some hundred live revocations, and records refusals; one request of a hundred is refused. Its length as
 * {@link Load} says. Not part of {@code verify}:
 *
 * <pre>./mvnw verify -Pproof -pl liberty-config,common-jar -Dtest=none -Dit.test=GuardThroughputProof</pre>
 */
@ExtendWith(ArquillianExtension.class)
class GuardThroughputProof {
    @RegisterExtension
    static final TestAuth AUTH = new TestAuth("sample-service");

    private static final URI SERVER = URI.create("http://localhost:" + System.getProperty("arquillian.http.port"));
    private static final URI GUARDED = SERVER.resolve("/guarded/twin");
    private static final String REVOKED = UUID.randomUUID().toString();
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** Of each kind. */
    private static final int REVOCATIONS = 100;

    private static final int REFUSED_ONE_IN = 100;

    @Deployment(name = "bare", testable = false)
    static WebArchive bare() {
        return Archives.withCommonJar("bare.war").addClasses(BareApplication.class, BareResource.class);
    }

    @Deployment(name = "guarded", testable = false)
    static WebArchive guarded() {
        return Archives.withCommonJar("guarded.war")
                .addAsResource(new StringAsset(AUTH.properties()), "META-INF/microprofile-config.properties")
                .addClasses(
                        Guard.class,
                        SampleApplication.class,
                        GuardedResource.class,
                        MemoryTrail.class,
                        TrailResource.class);
    }

    @Test
    void guardedWhenWarmThenAtLeastFourFifthsOfItsUnprotectedTwin() throws IOException {
        follow();
        Turns turns = new Turns()
                .and("unprotected", () -> Load.get(SERVER.resolve("/bare/twin")))
                .and("guarded", () -> taken().with(refused(), REFUSED_ONE_IN))
                .and("public behind the guard", () -> Load.get(SERVER.resolve("/guarded/twin/public")))
                .take()
                .report("guard-throughput.txt");
        assertThat(trail()).contains("revoked_token");
        assertThat(turns.share("guarded")).as("per cent of the twin").isGreaterThanOrEqualTo(80);
    }

    /** Returns once the guard has heard of the last of them. */
    private static void follow() {
        for (String kind : List.of("sub", "sid", "jti")) {
            for (int i = 0; i < REVOCATIONS; i++) {
                AUTH.revoke(kind, UUID.randomUUID().toString());
            }
        }
        AUTH.revoke("jti", REVOKED);
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> taken().run(SECOND) > 0 && refused().run(SECOND) > 0);
    }

    private static Load taken() {
        return Load.get(GUARDED, bearer(TestTokens.user()));
    }

    /** A good token but for the feed. */
    private static Load refused() {
        return Load.refused(GUARDED, bearer(TestTokens.user().claim("jti", REVOKED)));
    }

    private static String bearer(TestTokens token) {
        return "Authorization: Bearer " + token.audience("sample-service").compact();
    }

    private static String trail() throws IOException {
        try (InputStream records = SERVER.resolve("/guarded/trail").toURL().openStream()) {
            return new String(records.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
