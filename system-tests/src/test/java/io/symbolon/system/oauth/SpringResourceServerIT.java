package io.symbolon.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.config.Service;
import io.symbolon.system.Login;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.OpaqueTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.introspection.RestClientOpaqueTokenIntrospector;

/** Spring Security's resource server, told the issuer and its own name; where it asks auth, its secret too. */
@SystemTest
class SpringResourceServerIT extends SpringSecurity {
    /** A service's token lives ten of them, and Spring Security allows clocks to differ by one. */
    private static final Duration LIFE = Duration.ofMinutes(11);

    SpringResourceServerIT(Symbolon symbolon) {
        super(symbolon);
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTH", "USER"})
    void tokenOfAnyServiceThenItsNameAndScope(Service caller) {
        Authentication known = show(verifying("email-service"), symbolon.serviceToken(caller, Service.EMAIL));
        assertThat(known.isAuthenticated()).isTrue();
        assertThat(known.getName()).isEqualTo(caller.serviceName());
        assertThat(known.getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .contains("SCOPE_email:send");
    }

    @Test
    void tokenOfAUserThenTheirId() {
        Login login = symbolon.login(symbolon.register());
        assertThat(show(verifying("property-service"), login.accessToken()).getName())
                .isEqualTo(login.userId());
    }

    @Test
    void tokenWhenForAnotherServiceThenRefused() {
        String token = symbolon.serviceToken(Service.USER, Service.EMAIL);
        AuthenticationManager property = verifying("property-service");
        assertThatThrownBy(() -> show(property, token))
                .isInstanceOf(InvalidBearerTokenException.class)
                .hasMessageContaining("aud");
    }

    @Test
    void tokenWhenTamperedWithThenRefused() {
        String token = symbolon.serviceToken(Service.USER, Service.EMAIL);
        AuthenticationManager email = verifying("email-service");
        assertThat(show(email, token).isAuthenticated()).isTrue();
        Tampering.with(token).forEach(forged -> assertThatThrownBy(() -> show(email, forged))
                .isInstanceOf(InvalidBearerTokenException.class));
    }

    @Test
    void tokenWhenItsLifeIsOverThenRefused() {
        String token = symbolon.serviceToken(Service.USER, Service.EMAIL);
        AuthenticationManager later = verifying("email-service", Clock.offset(Clock.systemUTC(), LIFE));
        assertThatThrownBy(() -> show(later, token))
                .isInstanceOf(InvalidBearerTokenException.class)
                .hasMessageContaining("expired");
    }

    @Test
    void introspectionThenKnownUntilRevoked() throws Exception {
        String token = symbolon.serviceToken(Service.USER, Service.EMAIL);
        AuthenticationManager email = asking(Service.EMAIL);
        OAuth2AuthenticatedPrincipal known =
                (OAuth2AuthenticatedPrincipal) show(email, token).getPrincipal();
        assertThat(known.<String>getAttribute("sub")).isEqualTo("user-service");
        assertThat(known.<String>getAttribute("client_id")).isEqualTo("user-service");

        NimbusClient.of(symbolon).revoke("user-service", secret(Service.USER), token);

        assertThatThrownBy(() -> show(email, token)).isInstanceOf(InvalidBearerTokenException.class);
    }

    @Test
    void introspectionWhenATokenIsForAnotherServiceThenUnknown() {
        String token = symbolon.serviceToken(Service.USER, Service.EMAIL);
        AuthenticationManager property = asking(Service.PROPERTY);
        assertThatThrownBy(() -> show(property, token)).isInstanceOf(InvalidBearerTokenException.class);
    }

    private static Authentication show(AuthenticationManager server, String token) {
        return server.authenticate(new BearerTokenAuthenticationToken(token));
    }

    private AuthenticationManager verifying(String name) {
        return verifying(name, Clock.systemUTC());
    }

    /** A resource server of that name, which verifies tokens by itself. */
    private AuthenticationManager verifying(String name, Clock clock) {
        JwtTimestampValidator times = new JwtTimestampValidator();
        times.setClock(clock);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
        decoder.setJwtValidator(JwtValidators.createAtJwtValidator()
                .issuer(issuer)
                .audience(name)
                .validators(all -> all.put("exp", times))
                .build());
        return new ProviderManager(new JwtAuthenticationProvider(decoder));
    }

    /** One that asks auth about each; where, the client's discovery tells. */
    private AuthenticationManager asking(Service self) {
        Map<String, Object> metadata = ClientRegistrations.fromIssuerLocation(issuer)
                .clientId(self.serviceName())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build()
                .getProviderDetails()
                .getConfigurationMetadata();
        return new ProviderManager(new OpaqueTokenAuthenticationProvider(
                RestClientOpaqueTokenIntrospector.withIntrospectionUri((String) metadata.get("introspection_endpoint"))
                        .clientId(self.serviceName())
                        .clientSecret(secret(self))
                        .build()));
    }

    private String secret(Service service) {
        return symbolon.secret(service + "_SERVICE_TOKEN");
    }
}
