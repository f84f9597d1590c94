package io.symbolon.common.inbound.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Load;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import io.symbolon.common.testing.Turns;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What {@link GuardThroughputProof} measures of the guard, of Liberty's own mpJwt: the same resource, key, token and load,
 * beside the same unprotected twin, without revocation, audit or problem details, which it has not. Not part of {@code
 * verify}; alone, for the feature stays in the server:
 *
 * <pre>./mvnw verify -Pproof -pl liberty-config,common-jar -Dit.test=MpJwtThroughputProof -Dtest=none</pre>
 */
@ExtendWith(ArquillianExtension.class)
class MpJwtThroughputProof {
    private static final URI SERVER = URI.create("http://localhost:" + System.getProperty("arquillian.http.port"));
    private static final Path FEATURES = Path.of(
            System.getProperty("arquillian.usr.dir"),
            "servers",
            "it-" + System.getProperty("arquillian.http.port"),
            "configDropins/overrides/mpjwt.xml");

    @Deployment(name = "bare", testable = false)
    static WebArchive bare() {
        return ShrinkWrap.create(WebArchive.class, "bare.war").addClasses(BareApplication.class, BareResource.class);
    }

    @Deployment(name = "mpjwt", testable = false)
    static WebArchive mpJwt() throws IOException {
        Files.createDirectories(FEATURES.getParent());
        // mpJwt waits for TLS with a key store, which it does not use here, and takes no token before, without a word
        Files.writeString(FEATURES, """
                <server>
                  <featureManager>
                    <feature>mpJwt</feature><feature>appSecurity</feature><feature>transportSecurity-1.0</feature>
                  </featureManager>
                  <keyStore id="defaultKeyStore" password="%s"/>
                </server>
                """.formatted(UUID.randomUUID()));
        return ShrinkWrap.create(WebArchive.class, "mpjwt.war")
                .addClasses(MpJwtApplication.class, GuardedResource.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsResource(new StringAsset(TestKey.TRUSTED.jwks()), "META-INF/jwks.json")
                .addAsResource(new StringAsset(settings()), "META-INF/microprofile-config.properties");
    }

    private static String settings() {
        return "mp.jwt.verify.publickey.location=/META-INF/jwks.json"
                + "\nmp.jwt.verify.publickey.algorithm=ES256\nmp.jwt.verify.issuer=" + TestTokens.ISSUER
                + "\nmp.jwt.verify.audiences=sample-service\n";
    }

    @AfterAll
    static void takeTheFeatureAway() throws IOException {
        Files.delete(FEATURES);
    }

    @Test
    void report() throws IOException {
        Turns turns = new Turns()
                .and("unprotected", () -> Load.get(SERVER.resolve("/bare/twin")))
                .and("behind mpJwt", MpJwtThroughputProof::protectedLoad)
                .take()
                .report("mpjwt-throughput.txt");
        assertThat(turns.share("behind mpJwt")).isPositive();
    }

    private static Load protectedLoad() {
        String token = TestTokens.user().audience("sample-service").compact();
        return Load.get(SERVER.resolve("/mpjwt/twin"), "Authorization: Bearer " + token);
    }
}
