package io.symbolon.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.config.Service;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Spring Security as client and as resource server, each told the issuer and its own name and secret. */
@SystemTest
class SpringSecurityIT {
    private static final String RESOURCE = "urn:symbolon:service:email-service";

    private final Symbolon symbolon;
    private final String issuer;
    private MachineTrust trust;

    SpringSecurityIT(Symbolon symbolon) {
        this.symbolon = symbolon;
        this.issuer = symbolon.auth().url().toString();
    }

    @BeforeEach
    void trust() throws IOException, GeneralSecurityException {
        trust = new MachineTrust(symbolon.platform().authority());
    }

    @AfterEach
    void distrust() {
        trust.close();
    }

    @Test
    void clientThenItsTokenOpensTheService() {
        OAuth2AccessToken token = authorize(symbolon.secret("USER_SERVICE_TOKEN"), "email:send");
        assertThat(token.getScopes()).containsExactly("email:send");
        symbolon.email()
                .post("/send")
                .bearer(token.getTokenValue())
                .json(Map.of("to", Symbolon.newAddress(), "subject", "Hello", "text", "From Spring"))
                .send()
                .expect(202);
    }

    /** It reads no error of another answer than 400 (RFC 6749 §5.2 wants 401 here), and reports the status instead. */
    @Test
    void clientWhenItsSecretIsWrongThenRefused() {
        assertThatThrownBy(() -> authorize("wrong", "email:send"))
                .isInstanceOf(OAuth2AuthorizationException.class)
                .hasMessageContaining("401");
    }

    @Test
    void clientWhenItAsksForTooMuchThenToldSo() {
        assertThatThrownBy(() -> authorize(symbolon.secret("USER_SERVICE_TOKEN"), "email:purge"))
                .isInstanceOfSatisfying(
                        OAuth2AuthorizationException.class,
                        refused -> assertThat(refused.getError().getErrorCode()).isEqualTo("invalid_scope"));
    }

    @Test
    void resourceServerThenTakesATokenForItself() {
        Jwt token = resourceServer("email-service").decode(symbolon.serviceToken(Service.USER, Service.EMAIL));
        assertThat(token.getSubject()).isEqualTo("user-service");
        assertThat(token.getClaimAsStringList("groups")).containsExactly("service");
    }

    @Test
    void resourceServerWhenATokenIsForAnotherThenRefusesIt() {
        String token = symbolon.serviceToken(Service.USER, Service.EMAIL);
        JwtDecoder property = resourceServer("property-service");
        assertThatThrownBy(() -> property.decode(token))
                .isInstanceOf(JwtValidationException.class)
                .hasMessageContaining("aud");
    }

    private OAuth2AccessToken authorize(String secret, String scope) {
        ClientRegistration registration = ClientRegistrations.fromIssuerLocation(issuer)
                .registrationId("symbolon")
                .clientId("user-service")
                .clientSecret(secret)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope(scope)
                .build();
        OAuth2AuthorizeRequest request = OAuth2AuthorizeRequest.withClientRegistrationId("symbolon")
                .principal("user-service")
                .build();
        return manager(registration).authorize(request).getAccessToken();
    }

    private static AuthorizedClientServiceOAuth2AuthorizedClientManager manager(ClientRegistration registration) {
        InMemoryClientRegistrationRepository registrations = new InMemoryClientRegistrationRepository(registration);
        RestClientClientCredentialsTokenResponseClient tokens = new RestClientClientCredentialsTokenResponseClient();
        tokens.addParametersConverter(SpringSecurityIT::resource);
        AuthorizedClientServiceOAuth2AuthorizedClientManager manager =
                new AuthorizedClientServiceOAuth2AuthorizedClientManager(
                        registrations, new InMemoryOAuth2AuthorizedClientService(registrations));
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials(grant -> grant.accessTokenResponseClient(tokens))
                .build());
        return manager;
    }

    /** RFC 8707 §2. */
    private static MultiValueMap<String, String> resource(OAuth2ClientCredentialsGrantRequest request) {
        return new LinkedMultiValueMap<>(Map.of("resource", List.of(RESOURCE)));
    }

    private JwtDecoder resourceServer(String audience) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
        decoder.setJwtValidator(JwtValidators.createAtJwtValidator()
                .issuer(issuer)
                .audience(audience)
                .clientId("user-service")
                .build());
        return decoder;
    }
}
