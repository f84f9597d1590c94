package io.symbolon.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The sample application, unmodified, where tokens come from a real Keycloak: once with a client secret, once with
 * private_key_jwt. Its guard takes the same Keycloak for its issuer. Not part of {@code verify}:
 *
 * <pre>./mvnw verify -Pproof,peers -pl liberty-config,common-jar -Dit.test=KeycloakProof -Dtest=none</pre>
 */
@ExtendWith(ArquillianExtension.class)
class KeycloakProof {
    private static final ECKey KEY = key();

    @RegisterExtension
    static final KeycloakServer KEYCLOAK = new KeycloakServer(new JWKSet(KEY.toPublicJWK()).toString());

    private static final URI SERVER = URI.create("http://localhost:" + System.getProperty("arquillian.http.port"));
    private static final Pattern TOKEN_REQUESTS =
            Pattern.compile("internal_auth_requests_total\\{client=\"shop-service\".*} ([0-9]+)");
    private static final String CLIENT = "internal-auth.client.shop-service.";

    @Deployment(name = "secret", testable = false)
    static WebArchive withSecret() throws IOException {
        Path secret = Files.writeString(Path.of("target", "keycloak-secret"), "the-secret-of-the-shop-at-keycloak");
        return application(
                "secret",
                CLIENT + "client-id=shop-service\n" + CLIENT + "client-secret-file=" + secret.toAbsolutePath());
    }

    @Deployment(name = "key", testable = false)
    static WebArchive withKey() throws IOException {
        Path key = Files.writeString(Path.of("target", "keycloak-key.jwk"), KEY.toJSONString());
        return application(
                "key", CLIENT + "client-id=van-service\n" + CLIENT + "client-key-file=" + key.toAbsolutePath());
    }

    private static WebArchive application(String name, String credential) {
        return SampleIT.application(
                        name,
                        String.join(
                                "\n",
                                "service.name=shop-service",
                                "auth.issuer=" + KEYCLOAK.issuer(),
                                CLIENT + "token-endpoint=" + KEYCLOAK.issuer() + "/protocol/openid-connect/token",
                                credential))
                .addClass(KeycloakKeys.class);
    }

    @Test
    void withItsSecretOneTokenServesManyCalls() {
        awaitFirst("secret");
        long before = tokenRequests();
        for (int call = 0; call < 20; call++) {
            assertThat(order("secret")).isEqualTo("lamp reserved for shop-service");
        }
        assertThat(tokenRequests()).isEqualTo(before);
    }

    /** Keycloak gives this client's tokens ten seconds to live. */
    @Test
    void withItsKeyTheTokenIsRenewedAndNoCallFails() {
        awaitFirst("key");
        long before = tokenRequests();
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            assertThat(order("key")).isEqualTo("lamp reserved for van-service");
            return tokenRequests() >= before + 3;
        });
    }

    /** Until the guard has the keys. */
    private static void awaitFirst(String application) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(order(application)).startsWith("lamp reserved for"));
    }

    /** What the shop answers, or the status that it answers with. */
    private static String order(String application) {
        try (Client client = ClientBuilder.newClient();
                Response answer = client.target(SERVER.resolve("/" + application + "/orders/lamp"))
                        .request()
                        .post(Entity.text(""))) {
            return answer.getStatus() == 200
                    ? answer.readEntity(String.class)
                    : answer.getStatus() + " " + answer.readEntity(String.class);
        }
    }

    /** Of both applications, of which only one is asked at a time. */
    private static long tokenRequests() {
        try (Client client = ClientBuilder.newClient()) {
            String metrics = client.target(SERVER.resolve("/metrics"))
                    .request(MediaType.TEXT_PLAIN)
                    .get(String.class);
            Matcher count = TOKEN_REQUESTS.matcher(metrics);
            assertThat(count.find()).as(metrics).isTrue();
            return Long.parseLong(count.group(1));
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID("van")
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
