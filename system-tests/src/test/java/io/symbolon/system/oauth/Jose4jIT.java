package io.symbolon.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.config.Service;
import io.symbolon.system.Http;
import io.symbolon.system.Login;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.util.List;
import org.jose4j.http.Get;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;

/** RFC 9068 tokens, verified by jose4j; it reads a JWKS, and leaves the metadata that name it to its user. */
@SystemTest
class Jose4jIT {
    private final Symbolon symbolon;

    Jose4jIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void verifyWhenAServicesTokenThenItsClaims() throws Exception {
        String token = symbolon.serviceToken(Service.USER, Service.EMAIL);
        JwtClaims claims = verifier("email-service").processToClaims(token);
        assertThat(claims.getSubject()).isEqualTo("user-service");
        assertThat(claims.getStringClaimValue("client_id")).isEqualTo("user-service");
        assertThat(claims.getStringListClaimValue("groups")).isEqualTo(List.of("service"));
        assertThat(claims.getStringClaimValue("scope")).isEqualTo("email:send");
    }

    @Test
    void verifyWhenAUsersTokenThenItsClaims() throws Exception {
        Login login = symbolon.login(symbolon.register());
        JwtClaims claims = verifier("property-service").processToClaims(login.accessToken());
        assertThat(claims.getSubject()).isEqualTo(login.userId());
        assertThat(claims.getAudience()).containsExactlyInAnyOrder("auth-service", "user-service", "property-service");
        assertThat(claims.getStringListClaimValue("groups")).isEqualTo(List.of("user"));
    }

    @Test
    void verifyWhenForAnotherServiceThenRefused() throws Exception {
        String token = symbolon.serviceToken(Service.USER, Service.EMAIL);
        JwtConsumer property = verifier("property-service");
        assertThatThrownBy(() -> property.processToClaims(token))
                .isInstanceOfSatisfying(InvalidJwtException.class, refused -> assertThat(
                                refused.hasErrorCode(ErrorCodes.AUDIENCE_INVALID))
                        .isTrue());
    }

    @Test
    void verifyWhenTamperedWithThenRefused() throws Exception {
        String token = symbolon.serviceToken(Service.USER, Service.EMAIL);
        JwtConsumer email = verifier("email-service");
        assertThat(email.processToClaims(token)).isNotNull();
        Tampering.with(token).forEach(forged -> assertThatThrownBy(() -> email.processToClaims(forged))
                .isInstanceOf(InvalidJwtException.class));
    }

    /** What a resource server of that name configures, which is told the issuer. */
    private JwtConsumer verifier(String audience) throws Exception {
        String issuer = symbolon.auth().url().toString();
        Get https = new Get();
        https.setSslSocketFactory(Http.trusting(symbolon.platform().authority()).getSocketFactory());
        String metadata =
                https.get(issuer + "/.well-known/oauth-authorization-server").getBody();
        HttpsJwks jwks = new HttpsJwks((String) JsonUtil.parseJson(metadata).get("jwks_uri"));
        jwks.setSimpleHttpGet(https);
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(jwks))
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setExpectedType(true, "at+jwt")
                .setExpectedIssuer(issuer)
                .setExpectedAudience(audience)
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireJwtId()
                .setRequireSubject()
                .build();
    }
}
