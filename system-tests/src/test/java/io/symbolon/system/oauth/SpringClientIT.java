package io.symbolon.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.symbolon.system.Answer;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/** Spring Security as client, told the issuer and its own name and secret; its metadata say where a token is revoked. */
@SystemTest
class SpringClientIT extends SpringSecurity {
    private static final String RESOURCE = "urn:symbolon:service:email-service";

    SpringClientIT(Symbolon symbolon) {
        super(symbolon);
    }

    @Test
    void clientThenItsTokenOpensTheServiceUntilItIsRevoked() {
        OAuth2AccessToken token = authorize(symbolon.secret("USER_SERVICE_TOKEN"), "email:send");
        assertThat(token.getScopes()).containsExactly("email:send");
        send(token).expect(202);

        revoke(token);

        await().untilAsserted(() -> send(token).expectReason("revoked_token"));
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

    private Answer send(OAuth2AccessToken token) {
        return symbolon.email()
                .post("/send")
                .bearer(token.getTokenValue())
                .json(Map.of("to", Symbolon.newAddress(), "subject", "Hello", "text", "From Spring"))
                .send();
    }

    /** Spring Security has no class for it: RFC 7009 by Spring's own HTTP client. */
    private void revoke(OAuth2AccessToken token) {
        ClientRegistration client = registration(symbolon.secret("USER_SERVICE_TOKEN"), "email:send");
        Object endpoint = client.getProviderDetails().getConfigurationMetadata().get("revocation_endpoint");
        RestClient.create()
                .post()
                .uri(URI.create((String) endpoint))
                .headers(headers -> headers.setBasicAuth(client.getClientId(), client.getClientSecret()))
                .body(new LinkedMultiValueMap<>(Map.of("token", List.of(token.getTokenValue()))))
                .retrieve()
                .toBodilessEntity();
    }

    private OAuth2AccessToken authorize(String secret, String scope) {
        OAuth2AuthorizeRequest request = OAuth2AuthorizeRequest.withClientRegistrationId("symbolon")
                .principal("user-service")
                .build();
        return manager(registration(secret, scope)).authorize(request).getAccessToken();
    }

    private ClientRegistration registration(String secret, String scope) {
        return ClientRegistrations.fromIssuerLocation(issuer)
                .registrationId("symbolon")
                .clientId("user-service")
                .clientSecret(secret)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope(scope)
                .build();
    }

    private static AuthorizedClientServiceOAuth2AuthorizedClientManager manager(ClientRegistration registration) {
        InMemoryClientRegistrationRepository registrations = new InMemoryClientRegistrationRepository(registration);
        RestClientClientCredentialsTokenResponseClient tokens = new RestClientClientCredentialsTokenResponseClient();
        tokens.addParametersConverter(SpringClientIT::resource);
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
}
