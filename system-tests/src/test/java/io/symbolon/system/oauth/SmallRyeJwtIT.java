package io.symbolon.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.symbolon.config.Service;
import io.symbolon.system.Login;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/**
 * Our tokens as a MicroProfile server elsewhere sees them: SmallRye JWT, told the issuer, its own name and, since it looks
 * for no metadata, where the keys are.
 */
@SystemTest
class SmallRyeJwtIT {
    private final Symbolon symbolon;

    SmallRyeJwtIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void parseWhenAServicesTokenThenItsClaims() throws Exception {
        JsonWebToken token = parser("email-service").parse(symbolon.serviceToken(Service.USER, Service.EMAIL));
        assertThat(token.getName()).isEqualTo("user-service");
        assertThat(token.getGroups()).containsExactly("service");
        assertThat(token.getAudience()).containsExactly("email-service");
        assertThat(token.<String>getClaim("scope")).isEqualTo("email:send");
    }

    @Test
    void parseWhenAUsersTokenThenItsClaims() throws Exception {
        Login login = symbolon.login(symbolon.register());
        JsonWebToken token = parser("property-service").parse(login.accessToken());
        assertThat(token.getSubject()).isEqualTo(login.userId());
        assertThat(token.getGroups()).containsExactly("user");
        assertThat(token.getExpirationTime() - token.getIssuedAtTime()).isEqualTo(300);
    }

    @Test
    void parseWhenForAnotherServiceThenRefused() throws Exception {
        String token = symbolon.serviceToken(Service.USER, Service.EMAIL);
        JWTParser property = parser("property-service");
        assertThatThrownBy(() -> property.parse(token)).isInstanceOf(ParseException.class);
    }

    @Test
    void parseWhenTamperedWithThenRefused() throws Exception {
        JWTParser email = parser("email-service");
        String token = symbolon.serviceToken(Service.USER, Service.EMAIL);
        assertThat(email.parse(token)).isNotNull();
        Tampering.with(token)
                .forEach(forged -> assertThatThrownBy(() -> email.parse(forged)).isInstanceOf(ParseException.class));
    }

    private JWTParser parser(String audience) throws IOException {
        String keys = symbolon.auth()
                .get("/.well-known/openid-configuration")
                .send()
                .expect(200)
                .text("jwks_uri");
        JWTAuthContextInfo settings =
                new JWTAuthContextInfo(keys, symbolon.auth().url().toString());
        settings.setTlsCertificate(Files.readString(symbolon.platform().authority()));
        settings.setJwksRefreshInterval(60); // minutes, which its CDI producer supplies
        settings.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        settings.setExpectedAudience(Set.of(audience));
        return new DefaultJWTParser(settings);
    }
}
