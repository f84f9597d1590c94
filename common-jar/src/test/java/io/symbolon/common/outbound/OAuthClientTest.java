package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.symbolon.common.outbound.TokenUnavailableException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of any OAuth 2.0 provider, RFC 6749 §4.4, with every way for a client to prove who it is. */
class OAuthClientTest {
    private static final String CLIENT = "orders";
    private static final String PREFIX = "internal-auth.client.orders.";

    private final MovableTime time = new MovableTime();
    private StubAuth auth;
    private TestSettings settings;
    private InternalClientTokenProvider provider;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        auth = new StubAuth();
        settings = TestSettings.empty()
                .with(PREFIX + "token-endpoint", auth.url() + "/oauth2/token")
                .with(PREFIX + "client-id", "shop:1")
                .with("internal-auth.read-timeout", "PT20S");
    }

    @AfterEach
    void stop() {
        provider.close();
        auth.close();
    }

    @Test
    void secretGoesAsBasicAuthenticationByDefaultAndNothingElseIsAsked() {
        settings.with(PREFIX + "client-secret", "p&ss word");
        JsonNode request = request();
        assertThat(request.path("path").asText()).isEqualTo("/oauth2/token");
        assertThat(request.path("grant_type").asText()).isEqualTo("client_credentials");
        assertThat(request.path("authorization").asText()).isEqualTo("Basic " + base64("shop%3A1:p%26ss+word"));
        assertThat(request.fieldNames()).toIterable().containsExactlyInAnyOrder("grant_type", "path", "authorization");
    }

    @Test
    void targetAndScopesAreSentWhereTheyAreNamed() {
        settings.with(PREFIX + "client-secret", "s")
                .with(PREFIX + "audience", "orders-api")
                .with(PREFIX + "resource", "https://orders.example/")
                .with(PREFIX + "scopes", "orders:read,orders:write");
        JsonNode request = request();
        assertThat(request.path("audience").asText()).isEqualTo("orders-api");
        assertThat(request.path("resource").asText()).isEqualTo("https://orders.example/");
        assertThat(request.path("scope").asText()).isEqualTo("orders:read orders:write");
    }

    @Test
    void secretGoesInTheBodyWhenThatIsTheMethod() {
        settings.with(PREFIX + "client-secret", "p&ss").with(PREFIX + "client-auth-method", "client_secret_post");
        JsonNode request = request();
        assertThat(request.path("client_id").asText()).isEqualTo("shop:1");
        assertThat(request.path("client_secret").asText()).isEqualTo("p&ss");
        assertThat(request.path("authorization").isNull()).isTrue();
    }

    @Test
    void settingsOfAllClientsServeThisOneToo() {
        settings = TestSettings.empty()
                .with("internal-auth.token-endpoint", auth.url() + "/oauth2/token")
                .with("internal-auth.client-id", "shop")
                .with("internal-auth.client-secret", "s");
        assertThat(request().path("authorization").asText()).isEqualTo("Basic " + base64("shop:s"));
    }

    @Test
    void privateJwkSignsAnAssertionOfItsOwnForEveryRequest() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("key-1").generate();
        keyFile(key.toJSONString());
        JWTClaimsSet first = assertion(request(), key, "key-1");
        assertThat(first.getIssuer()).isEqualTo("shop:1");
        assertThat(first.getSubject()).isEqualTo("shop:1");
        assertThat(first.getAudience()).containsExactly(auth.url() + "/oauth2/token");
        assertThat(first.getIssueTime()).isEqualTo(time.instant());
        assertThat(first.getExpirationTime()).isEqualTo(time.instant().plusSeconds(60));
        time.pass(Duration.ofMinutes(10));
        provider.getToken(CLIENT);
        assertThat(assertion(auth.requests().get(1), key, "key-1").getJWTID()).isNotEqualTo(first.getJWTID());
    }

    @Test
    void pemKeySignsToo() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        settings.with(PREFIX + "client-key-id", "named")
                .with(PREFIX + "client-assertion-audience", "https://idp.example");
        keyFile(pem(key.toECPrivateKey().getEncoded()));
        assertThat(assertion(request(), key, "named").getAudience()).containsExactly("https://idp.example");
    }

    @Test
    void rsaKeySignsToo() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        keyFile(pem(pair.getPrivate().getEncoded()));
        SignedJWT assertion = SignedJWT.parse(request().path("client_assertion").asText());
        assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(assertion.verify(new RSASSAVerifier((RSAPublicKey) pair.getPublic())))
                .isTrue();
    }

    @Test
    void replacedKeyCountsFromTheNextRequestOn() throws Exception {
        ECKey first = new ECKeyGenerator(Curve.P_256).keyID("1").generate();
        ECKey second = new ECKeyGenerator(Curve.P_256).keyID("2").generate();
        Path file = keyFile(first.toJSONString());
        assertion(request(), first, "1");
        Files.writeString(file, second.toJSONString());
        time.pass(Duration.ofMinutes(10));
        provider.getToken(CLIENT);
        assertion(auth.requests().get(1), second, "2");
    }

    @Test
    void swappedSymbolicLinkCountsFromTheNextRequestOn() throws IOException {
        Path link = directory.resolve("secret");
        Files.createSymbolicLink(link, Files.writeString(directory.resolve("first"), "one\n"));
        settings.with(PREFIX + "client-secret-file", link.toString());
        assertThat(request().path("authorization").asText()).isEqualTo("Basic " + base64("shop%3A1:one"));
        swap(link, Files.writeString(directory.resolve("second"), "two\n"));
        time.pass(Duration.ofMinutes(10));
        provider.getToken(CLIENT);
        assertThat(auth.requests().get(1).path("authorization").asText()).isEqualTo("Basic " + base64("shop%3A1:two"));
    }

    @Test
    void whenTheSecretIsReplacedWhileTheOldIsRefusedThenItIsAskedOnceMoreAndNoCallFailsR40() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "old");
        settings.with(PREFIX + "client-secret-file", file.toString());
        provider = provider();
        auth.hold();
        auth.failOnce(401, """
                {"error":"invalid_client"}""");
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<String> token = CompletableFuture.supplyAsync(
                    () -> provider.getToken(CLIENT).value(), caller);
            await().until(() -> auth.requests().size() == 1);
            Files.writeString(file, "new");
            auth.release();
            assertThat(token.join()).isEqualTo("token-2");
        } finally {
            caller.shutdownNow();
        }
        assertThat(auth.requests().get(1).path("authorization").asText()).isEqualTo("Basic " + base64("shop%3A1:new"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"kty\":\"EC\"}",
                "no key",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"
            })
    void whatIsNoKeyIsSaidAndNotRepeated(String text) throws IOException {
        keyFile(text);
        provider = provider();
        TokenUnavailableException failure =
                catchThrowableOfType(TokenUnavailableException.class, () -> provider.getToken(CLIENT));
        assertThat(failure.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(failure).hasMessageContaining("the c");
        assertThat(auth.requests()).isEmpty();
    }

    @Test
    void endpointBeyondThisMachineWithoutTlsIsRefused() {
        settings.with(PREFIX + "token-endpoint", "http://idp.example/token").with(PREFIX + "client-secret", "s");
        provider = provider();
        assertThatThrownBy(() -> provider.getToken(CLIENT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(PREFIX + "token-endpoint is neither HTTPS nor on this machine");
    }

    @Test
    void missingCredentialAndUnknownMethodAreNamed() {
        provider = provider();
        assertThatThrownBy(() -> provider.getToken(CLIENT)).hasMessage(PREFIX + "client-secret-file is not set");
        provider.close();
        settings.with(PREFIX + "client-auth-method", "tls_client_auth");
        provider = provider();
        assertThatThrownBy(() -> provider.getToken(CLIENT)).hasMessageStartingWith(PREFIX + "client-auth-method");
    }

    private JsonNode request() {
        provider = provider();
        assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-1");
        return auth.requests().get(0);
    }

    private InternalClientTokenProvider provider() {
        return new InternalClientTokenProvider(settings.config(), time.timing(), Runnable::run);
    }

    private Path keyFile(String key) throws IOException {
        Path file = Files.writeString(directory.resolve("key"), key);
        settings.with(PREFIX + "client-key-file", file.toString());
        return file;
    }

    private static void swap(Path link, Path target) throws IOException {
        Path next = link.resolveSibling("next");
        Files.createSymbolicLink(next, target);
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static JWTClaimsSet assertion(JsonNode request, ECKey key, String keyId) throws Exception {
        assertThat(request.path("client_assertion_type").asText())
                .isEqualTo("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        assertThat(request.has("client_secret")).isFalse();
        SignedJWT assertion = SignedJWT.parse(request.path("client_assertion").asText());
        assertThat(assertion.getHeader().getKeyID()).isEqualTo(keyId);
        assertThat(assertion.verify(new ECDSAVerifier(key.toECPublicKey()))).isTrue();
        return assertion.getJWTClaimsSet();
    }

    private static String pem(byte[] der) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
