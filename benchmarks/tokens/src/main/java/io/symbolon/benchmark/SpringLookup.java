package io.symbolon.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;

/** The same with Spring Security: its manager, asked for a client that is authorized already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
public class SpringLookup {
    private static final OAuth2AccessTokenResponse ANSWER = OAuth2AccessTokenResponse.withToken("a-token")
            .tokenType(TokenType.BEARER)
            .expiresIn(3600)
            .build();

    private final OAuth2AuthorizeRequest request = OAuth2AuthorizeRequest.withClientRegistrationId("email-service")
            .principal("user-service")
            .build();
    private OAuth2AuthorizedClientManager manager;

    @Setup
    public void start() {
        ClientRegistration registration = ClientRegistration.withRegistrationId("email-service")
                .clientId("user-service")
                .clientSecret("a-secret")
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenUri("http://localhost/token")
                .build();
        InMemoryClientRegistrationRepository registrations = new InMemoryClientRegistrationRepository(registration);
        AuthorizedClientServiceOAuth2AuthorizedClientManager caching =
                new AuthorizedClientServiceOAuth2AuthorizedClientManager(
                        registrations, new InMemoryOAuth2AuthorizedClientService(registrations));
        caching.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .clientCredentials(grant -> grant.accessTokenResponseClient(asked -> ANSWER))
                .build());
        manager = caching;
    }

    /** One caller. */
    @Benchmark
    @Threads(1)
    public OAuth2AccessToken alone() {
        return manager.authorize(request).getAccessToken();
    }

    /** Many more callers than cores: the sum of all. */
    @Benchmark
    @Threads(64)
    public OAuth2AccessToken together() {
        return manager.authorize(request).getAccessToken();
    }
}
