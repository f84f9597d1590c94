package io.symbolon.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.JWTProcessor;
import io.symbolon.config.Service;
import io.symbolon.system.Login;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 9068 tokens, verified by Nimbus' own processor, told the issuer and its own name. */
@SystemTest
class NimbusVerifierIT {
    private final Symbolon symbolon;

    NimbusVerifierIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void processWhenAServicesTokenThenItsClaims() throws Exception {
        JWTClaimsSet claims = verifier("email-service").process(token(), null);
        assertThat(claims.getSubject()).isEqualTo("user-service");
        assertThat(claims.getStringListClaim("groups")).isEqualTo(List.of("service"));
        assertThat(claims.getStringClaim("scope")).isEqualTo("email:send");
    }

    @Test
    void processWhenAUsersTokenThenItsClaims() throws Exception {
        Login login = symbolon.login(symbolon.register());
        JWTClaimsSet claims = verifier("property-service").process(login.accessToken(), null);
        assertThat(claims.getSubject()).isEqualTo(login.userId());
        assertThat(claims.getStringListClaim("groups")).isEqualTo(List.of("user"));
    }

    @Test
    void processWhenForAnotherServiceThenRefused() throws Exception {
        String token = token();
        JWTProcessor<SecurityContext> property = verifier("property-service");
        assertThatThrownBy(() -> property.process(token, null)).isInstanceOf(BadJWTException.class);
    }

    @Test
    void processWhenTamperedWithThenRefused() throws Exception {
        String token = token();
        JWTProcessor<SecurityContext> email = verifier("email-service");
        assertThat(email.process(token, null)).isNotNull();
        Tampering.with(token).forEach(forged -> assertThatThrownBy(() -> email.process(forged, null))
                .isInstanceOf(BadJOSEException.class));
    }

    private String token() {
        return symbolon.serviceToken(Service.USER, Service.EMAIL);
    }

    private JWTProcessor<SecurityContext> verifier(String audience) throws Exception {
        return NimbusClient.of(symbolon).verifier(audience);
    }
}
