package io.symbolon.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.system.Build;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Quarkus' {@code oidc-client} in an application of its own, {@code src/test/quarkus}, told the issuer and its credentials.
 * Not part of {@code verify}, for it builds that application first:
 *
 * <pre>./mvnw verify -Pproof -Dtest=none -Dit.test=QuarkusClientsProof</pre>
 */
@SystemTest
class QuarkusClientsProof {
    private final Symbolon symbolon;

    QuarkusClientsProof(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void clientsOfQuarkusThenEachObtainsUsesRefreshesAndRevokesTokens() throws Exception {
        Program quarkus = Program.of("quarkus", environment());
        quarkus.run(Build.ROOT.resolve("mvnw").toString(), "--batch-mode", "--quiet", "package");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertThat(quarkus.run(java, "-jar", "target/quarkus-app/quarkus-run.jar"))
                .contains(
                        "secret: 404", // of a message that nobody sent: the token was good
                        "revoked: true",
                        "once heard of: 401",
                        "key: 404",
                        "refreshed: 200",
                        "another refresh token: true",
                        "refreshed again: 200",
                        "unknown refresh token: refused");
    }

    private Map<String, String> environment() throws Exception {
        KeyedService keyed = KeyedService.register(symbolon);
        Path key = Files.createTempFile("client", ".pem");
        Files.writeString(
                key,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keyed.key().toECPrivateKey().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        return Map.of(
                "AUTHORITY", symbolon.platform().authority().toString(),
                "ISSUER", symbolon.auth().url().toString(),
                "CLIENT_SECRET", symbolon.secret("USER_SERVICE_TOKEN"),
                "KEYED_CLIENT", keyed.name(),
                "KEY_FILE", key.toString(),
                "KEY_ID", keyed.key().getKeyID(),
                "REFRESH_TOKEN", symbolon.login(symbolon.register()).refreshToken(),
                "SERVICE_URL", symbolon.email().url() + "/messages/" + UUID.randomUUID(),
                "USER_URL", symbolon.property().url() + "/api/properties/");
    }
}
