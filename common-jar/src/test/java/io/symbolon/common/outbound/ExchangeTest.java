package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.token.Secret;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that speak for a user, RFC 8693: one exchange a user's token, never outliving it, never another user's. */
class ExchangeTest {
    private static final String CLIENT = "auth-service";

    /** Calls for itself, and for the user. */
    @RegisterRestClient(configKey = "auth")
    @InternalClient(CLIENT)
    public interface Accounts {
        @GET
        Response call();

        @GET
        @OnBehalfOfCaller
        Response callForTheUser();
    }

    private final MovableTime time = new MovableTime();
    private StubAuth auth;
    private TestSettings settings;
    private InternalClientTokenProvider provider;

    @BeforeEach
    void start() throws IOException {
        auth = new StubAuth();
        settings = TestSettings.valid(auth.url());
        provider = new InternalClientTokenProvider(settings.config(), time.timing(), Runnable::run);
    }

    @AfterEach
    void stop() {
        provider.close();
        auth.close();
    }

    @Test
    void exchangeIsAskedInTheWordsOfTheRfc() {
        assertThat(provider.getToken(CLIENT, user("ada")).value()).isEqualTo("token-1");
        JsonNode request = auth.requests().get(0);
        assertThat(request.path("path").asText()).isEqualTo("/oauth2/token");
        assertThat(request.path("grant_type").asText()).isEqualTo("urn:ietf:params:oauth:grant-type:token-exchange");
        assertThat(request.path("subject_token").asText()).isEqualTo("token of ada");
        assertThat(request.path("subject_token_type").asText())
                .isEqualTo("urn:ietf:params:oauth:token-type:access_token");
        assertThat(request.path("audience").asText()).isEqualTo(CLIENT);
        assertThat(request.path("authorization").asText())
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString("user-service:the-service-token".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void hundredCallsOfOneUserCostOneExchange() {
        for (int call = 0; call < 100; call++) {
            assertThat(provider.getToken(CLIENT, user("ada")).value()).isEqualTo("token-1");
        }
        assertThat(auth.requests()).hasSize(1);
    }

    @Test
    void usersAndTheServiceItselfAreNeverConfused() {
        assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-1");
        assertThat(provider.getToken(CLIENT, user("ada")).value()).isEqualTo("token-2");
        assertThat(provider.getToken(CLIENT, user("bob")).value()).isEqualTo("token-3");
        assertThat(provider.getToken("property-service", user("ada")).value()).isEqualTo("token-4");
        assertThat(provider.getToken(CLIENT, user("ada")).value()).isEqualTo("token-2");
        assertThat(provider.getToken(CLIENT).value()).isEqualTo("token-1");
    }

    @Test
    void exchangedTokenNeverOutlivesTheUsers() {
        SubjectToken ada = user("ada");
        assertThat(provider.getToken(CLIENT, ada).expiresAt()).isEqualTo(ada.expiresAt());
        time.pass(Duration.ofSeconds(289));
        assertThat(provider.getToken(CLIENT, ada).value()).isEqualTo("token-1");
        time.pass(Duration.ofSeconds(11));
        assertThatThrownBy(() -> provider.getToken(CLIENT, ada))
                .hasMessageContaining("the caller's token has expired")
                .extracting("reason")
                .isEqualTo(TokenUnavailableException.Reason.SUBJECT_EXPIRED);
        assertThat(auth.requests()).hasSize(1);
    }

    @Test
    void shorterExchangedTokenIsRenewedWhileTheUsersLives() {
        auth.lifeOfTokens(60);
        SubjectToken ada = user("ada");
        provider.getToken(CLIENT, ada);
        time.pass(Duration.ofSeconds(57));
        assertThat(provider.getToken(CLIENT, ada).value()).isEqualTo("token-2");
    }

    @Test
    void refusedExchangeIsNotRepeatedAtOnceAndConcernsThatUserAlone() {
        auth.fail(400, """
                {"error":"invalid_grant"}""");
        for (int call = 0; call < 10; call++) {
            assertThatThrownBy(() -> provider.getToken(CLIENT, user("ada"))).hasMessageContaining("invalid_grant");
        }
        assertThat(auth.requests()).hasSize(1);
        auth.recover();
        assertThat(provider.getToken(CLIENT, user("bob")).value()).isEqualTo("token-2");
    }

    @Test
    void whileAuthIsAwayAThousandUsersCostFiveRequestsInTenSeconds() {
        auth.fail(503, "down");
        for (int call = 0; call < 1_000; call++) {
            SubjectToken user = user("user " + call);
            assertThatThrownBy(() -> provider.getToken(CLIENT, user)).hasMessageContaining("auth answers 503");
            time.pass(Duration.ofMillis(10));
        }
        assertThat(auth.requests()).hasSizeBetween(3, 5);
        auth.recover();
        time.pass(Duration.ofSeconds(5));
        assertThat(provider.getToken(CLIENT, user("ada")).value()).startsWith("token-");
    }

    /** While auth is away a user costs no request, but a place in the cache all the same. */
    @Test
    void neverMoreUsersThanTenThousandAreRemembered() {
        auth.fail(503, "down");
        for (int call = 0; call < 15_000; call++) {
            SubjectToken user = user("user " + call);
            assertThatThrownBy(() -> provider.getToken(CLIENT, user)).isInstanceOf(TokenUnavailableException.class);
        }
        assertThat(provider.exchangedTokens()).isBetween(1L, 10_000L);
    }

    @Test
    void usersWhoCallNoMoreAreForgottenAfterTenMinutes() {
        provider.getToken(CLIENT, user("ada"));
        assertThat(provider.exchangedTokens()).isEqualTo(1);
        time.pass(Duration.ofMinutes(10));
        assertThat(provider.exchangedTokens()).isZero();
    }

    @Test
    void invalidationDropsTheUsersTokenAlone() {
        provider.getToken(CLIENT, user("bob"));
        provider.invalidate(provider.getToken(CLIENT, user("ada")));
        assertThat(provider.getToken(CLIENT, user("ada")).value()).isEqualTo("token-3");
        assertThat(provider.getToken(CLIENT, user("bob")).value()).isEqualTo("token-1");
    }

    @Test
    void annotatedMethodSendsTheUsersTokenAndTheOtherTheServices() throws IOException {
        try (StubTarget target = new StubTarget()) {
            Accounts accounts = accounts(target, () -> user("ada"));
            accounts.callForTheUser();
            accounts.call();
            assertThat(target.authorizations()).containsExactly(List.of("Bearer token-1"), List.of("Bearer token-2"));
            assertThat(auth.requests().get(0).has("subject_token")).isTrue();
            assertThat(auth.requests().get(1).has("subject_token")).isFalse();
        }
    }

    @Test
    void refusedCallOfAUserIsMadeOnceMoreForTheSameUser() throws IOException {
        try (StubTarget target = new StubTarget()) {
            target.refuse("token-1", 1);
            Accounts accounts = accounts(target, () -> user("ada"));
            assertThat(accounts.callForTheUser().getStatus()).isEqualTo(204);
            assertThat(auth.requests().get(1).path("subject_token").asText()).isEqualTo("token of ada");
        }
    }

    @Test
    void outsideAUsersRequestNoCallIsMade() throws IOException {
        try (StubTarget target = new StubTarget()) {
            Accounts accounts = accounts(target, () -> {
                throw new IllegalStateException("nobody calls");
            });
            assertThatThrownBy(accounts::callForTheUser)
                    .isInstanceOf(ProcessingException.class)
                    .hasMessageContaining("nobody calls")
                    .hasCauseInstanceOf(IllegalStateException.class);
            assertThat(target.authorizations()).isEmpty();
        }
    }

    @Test
    void subjectTokenHidesItself() {
        assertThat(user("ada").toString()).doesNotContain("token of ada");
    }

    private Accounts accounts(StubTarget target, Supplier<SubjectToken> caller) {
        provider.close();
        settings.with("auth/mp-rest/url", target.url());
        provider = new InternalClientTokenProvider(settings.config(), time.timing(), Runnable::run);
        return RestClientBuilder.newBuilder()
                .baseUri(URI.create(target.url()))
                .register(new InternalClientAuthFilter(provider, caller))
                .build(Accounts.class);
    }

    private SubjectToken user(String name) {
        return new SubjectToken(Secret.of("token of " + name), MovableTime.START.plus(Duration.ofMinutes(5)));
    }
}
