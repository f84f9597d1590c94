package io.symbolon.system.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.symbolon.config.Service;
import io.symbolon.system.Answer;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What auth publishes of its keys (R18). */
@SystemTest
class JwksIT {
    private static final String JWKS = "/.well-known/jwks.json";

    private final Symbolon symbolon;

    JwksIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void keysThenPublicMembersOnlyR18() {
        Answer answer = symbolon.auth().get(JWKS).send().expect(200);

        assertThat(answer.header("Cache-Control")).contains("max-age=300").doesNotContain("no-store");
        assertThat(answer.json().path("keys")).isNotEmpty().allSatisfy(JwksIT::isPublic);
    }

    private static void isPublic(JsonNode key) {
        assertThat(key.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("kty", "crv", "x", "y", "kid", "alg", "use");
        assertThat(key.path("alg").asText()).isEqualTo("ES256");
        assertThat(key.path("use").asText()).isEqualTo("sig");
    }

    @Test
    void tokensOfUsersAndServicesThenVerifyUnderThem() throws Exception {
        JWKSet keys = JWKSet.parse(symbolon.auth().get(JWKS).send().text());
        for (String token : List.of(
                symbolon.login(symbolon.register()).accessToken(),
                symbolon.serviceToken(Service.USER, Service.EMAIL))) {
            SignedJWT jwt = SignedJWT.parse(token);
            assertThat(jwt.getHeader().getType().getType()).isEqualTo("at+jwt");
            assertThat(jwt.verify(new ECDSAVerifier(
                            keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toECKey())))
                    .isTrue();
        }
    }

    @Test
    void elsewhereThenNoKeys() {
        symbolon.user().get(JWKS).send().expectProblem(404, "not-found");
    }
}
