package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.symbolon.auth.AuthHttp.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A client that an administrator has registered. */
record OAuthClient(String name, String secret) {
    static final String TOKEN = "/oauth2/token";
    static final String INTROSPECT = "/oauth2/introspect";
    static final String REVOKE = "/oauth2/revoke";
    static final String ISSUER = "https://localhost:9443";
    static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    /** With one key, and so without a secret. */
    static final OAuthClient KEYED = new OAuthClient(newName(), "none");

    static final ECKey KEY = keyOf(KEYED);

    static String newName() {
        return "svc-" + UUID.randomUUID().toString().substring(0, 18);
    }

    static OAuthClient register(List<String> audiences, List<String> scopes) {
        return register(newName(), audiences, scopes);
    }

    static OAuthClient register(String name, List<String> audiences, List<String> scopes) {
        String body = "{\"name\":\"%s\",\"audiences\":[%s],\"scopes\":[%s]}"
                .formatted(name, quoted(audiences), quoted(scopes));
        Answer answer = AuthHttp.AUTH.post(
                "/v1/auth/services", "application/json", body, "Authorization", AuthHttp.administrator());
        assertThat(answer.status()).isEqualTo(201);
        return new OAuthClient(name, answer.text("token"));
    }

    static OAuthClient userService() {
        return new OAuthClient("user-service", AuthHttp.USER_SERVICE.get("service_token"));
    }

    static OAuthClient emailService() {
        return new OAuthClient("email-service", AuthHttp.EMAIL_SERVICE.get("service_token"));
    }

    static OAuthClient chatService() {
        return new OAuthClient("chat-service", AuthHttp.CHAT_SERVICE.get("service_token"));
    }

    void putKeys(JWK... keys) {
        Answer answer = AuthHttp.AUTH.send(
                AuthHttp.request("/v1/auth/services/" + name + "/keys", "Authorization", AuthHttp.administrator())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(new JWKSet(List.of(keys)).toString(true)))
                        .build());
        assertThat(answer.status()).isEqualTo(204);
    }

    String basic() {
        return AuthHttp.basic(name, secret);
    }

    /** The form posted by HTTP Basic. */
    Answer post(String path, Map<String, String> form) {
        return AuthHttp.AUTH.postForm(path, form, "Authorization", basic());
    }

    Answer credentials(Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("grant_type", "client_credentials");
        return post(TOKEN, form);
    }

    Answer exchange(String subject, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(
                Map.of("grant_type", EXCHANGE, "subject_token", subject, "subject_token_type", ACCESS_TOKEN));
        form.putAll(more);
        return post(TOKEN, form);
    }

    /** A user's access token. */
    static String user() {
        String email = AuthHttp.newAddress();
        AuthHttp.AUTH.register(email);
        return AuthHttp.AUTH.login(email, AuthHttp.PASSWORD).text("access_token");
    }

    /** An administrator's access token for one service. */
    static String administratorFor(String audience) {
        return AuthHttp.AUTH
                .post(AuthHttp.LOGIN, AuthHttp.with(AuthHttp.ADMINISTRATOR, "audience", audience))
                .text("access_token");
    }

    /** Claims of a good assertion, after a change. */
    JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(name)
                .subject(name)
                .audience(ISSUER)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .jwtID(UUID.randomUUID().toString());
        change.accept(claims);
        return claims.build();
    }

    static String signed(JWK key, JWTClaimsSet claims) {
        return signed(key, key instanceof ECKey ? JWSAlgorithm.ES256 : JWSAlgorithm.PS256, "JWT", claims);
    }

    static String signed(JWK key, JWSAlgorithm algorithm, String type, JWTClaimsSet claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(algorithm)
                    .type(new JOSEObjectType(type))
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT jwt = new SignedJWT(header, claims);
            JWSSigner signer = key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(key.toRSAKey());
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    static Map<String, String> asserted(String assertion) {
        return Map.of(
                "grant_type", "client_credentials",
                "client_assertion_type", ASSERTION_TYPE,
                "client_assertion", assertion);
    }

    private static ECKey keyOf(OAuthClient client) {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
            register(client.name(), List.of("email-service"), List.of("email:send"));
            client.putKeys(key.toPublicJWK());
            return key;
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String quoted(List<String> words) {
        return words.isEmpty() ? "" : "\"" + String.join("\",\"", words) + "\"";
    }
}
