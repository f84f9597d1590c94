package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.problem.Misconfiguration;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;

/** The right token to the right host, and never a call without it. */
class InternalClientAuthFilterTest extends CallingTest {
    /** Bears its client on the type and another on one method. */
    @RegisterRestClient(configKey = "email")
    @InternalClient("email-service")
    public interface Mail {
        @GET
        Response call();

        @GET
        @InternalClient("property-service")
        Response callAsAnother();

        @GET
        Response callWith(@HeaderParam("Authorization") String forged);

        @GET
        @InternalClient(value = "property-service", secondFactor = true)
        Response callWithBoth(@HeaderParam("X-Internal-Token") String forged);
    }

    /** Names no client. */
    public interface Anonymous {
        @GET
        Response call();
    }

    @Test
    void everyCallBearsTheTokenThatWasRequestedOnce() {
        Mail mail = client(Mail.class);
        mail.call();
        mail.call();
        assertThat(target.authorizations()).containsExactly(List.of("Bearer token-1"), List.of("Bearer token-1"));
        assertThat(auth.requests()).hasSize(1);
    }

    @Test
    void clientOfTheMethodOutranksThatOfTheInterface() {
        settings.with("internal-auth.client.property-service.origins", target.url());
        client(Mail.class).callAsAnother();
        assertThat(auth.requests().get(0).path("audience").asText()).isEqualTo("property-service");
    }

    @Test
    void headerSetByTheCallerIsReplaced() {
        client(Mail.class).callWith("Bearer forged");
        assertThat(target.authorizations()).containsExactly(List.of("Bearer token-1"));
    }

    @Test
    void secondFactorTravelsWithTheCallsThatAskForItAlone() {
        settings.with("internal-auth.client.property-service.origins", target.url())
                .with("internal.service.token", "the-second-factor");
        Mail mail = client(Mail.class);
        mail.call();
        mail.callWithBoth("forged");
        assertThat(target.internalTokens()).containsExactly(List.of(), List.of("the-second-factor"));
        assertThat(target.authorizations()).containsExactly(List.of("Bearer token-1"), List.of("Bearer token-2"));
    }

    @Test
    void withoutASecondFactorToSendNoCallIsMade() {
        settings.with("internal-auth.client.property-service.origins", target.url());
        assertThatThrownBy(() -> client(Mail.class).callWithBoth("forged"))
                .hasMessageContaining("internal.service.token is not set");
        assertThat(target.authorizations()).isEmpty();
    }

    @Test
    void secondFactorGoesToTheConfiguredOriginAlone() {
        settings.with("internal-auth.client.property-service.origins", "https://property.example")
                .with("internal.service.token", "the-second-factor");
        assertThatThrownBy(() -> client(Mail.class).callWithBoth("forged"))
                .hasMessageContaining("may not go to " + target.url())
                .hasMessageNotContaining("the-second-factor");
        assertThat(target.internalTokens()).isEmpty();
    }

    @Test
    void withoutATokenNoCallIsMadeAndTheFailureIsTypedR55() {
        auth.fail(503, "");
        assertThatThrownBy(client(Mail.class)::call).isInstanceOf(TokenUnavailableException.class);
        assertThat(target.authorizations()).isEmpty();
    }

    @Test
    void withoutAnAnnotationNoCallIsMade() {
        assertThatThrownBy(client(Anonymous.class)::call)
                .isInstanceOf(ProcessingException.class)
                .hasMessageContaining("bears no @InternalClient")
                .hasCauseInstanceOf(Misconfiguration.class);
        assertThat(target.authorizations()).isEmpty();
    }

    @Test
    void toAnotherOriginThanConfiguredNoCallIsMade() {
        settings.with("email/mp-rest/url", "https://mail.example");
        assertThatThrownBy(client(Mail.class)::call).hasMessageContaining("may not go to " + target.url());
        assertThat(target.authorizations()).isEmpty();
        assertThat(auth.requests()).isEmpty();
    }

    @Test
    void listedOriginsOutrankTheBaseUrl() {
        settings.with("email/mp-rest/url", "https://mail.example")
                .with("internal-auth.client.email-service.origins", "https://other.example," + target.url());
        client(Mail.class).call();
        assertThat(target.authorizations()).hasSize(1);
    }

    @Test
    void withoutAConfiguredBaseUrlNoCallIsMade() {
        settings.without("email/mp-rest/url");
        assertThatThrownBy(client(Mail.class)::call)
                .hasMessageContaining("neither internal-auth.client.email-service.origins nor a base URL");
    }

    @Test
    void beyondThisMachineWithoutTlsNoCallIsMadeR60() {
        settings.with("email/mp-rest/url", "http://mail.example");
        assertThatThrownBy(client(Mail.class)::call).hasMessageContaining("without TLS");
    }

    @Test
    void clientThatFollowsRedirectsIsRefused() {
        settings.with("email/mp-rest/followRedirects", "true");
        assertThatThrownBy(client(Mail.class)::call).hasMessageContaining("may not follow redirects");
    }

    @Test
    void redirectOfTheTargetDoesNotCarryTheTokenAway() throws IOException {
        try (StubTarget elsewhere = new StubTarget()) {
            target.redirectTo(elsewhere.url());
            client(Mail.class).call();
            assertThat(elsewhere.authorizations()).isEmpty();
        }
    }

    @Test
    void afterA401TheNextCallGetsANewTokenOncePerHalfMinute() {
        target.answerWith(401);
        Mail mail = client(Mail.class);
        for (int call = 0; call < 10; call++) {
            assertThat(mail.call().getStatus()).isEqualTo(401);
        }
        assertThat(auth.requests()).hasSize(2);
        assertThat(target.authorizations()).hasSize(11);
        time.pass(Duration.ofSeconds(30));
        mail.call();
        mail.call();
        assertThat(auth.requests()).hasSize(3);
    }

    @Test
    void after403TheTokenStays() {
        target.answerWith(403);
        Mail mail = client(Mail.class);
        mail.call();
        mail.call();
        assertThat(auth.requests()).hasSize(1);
    }

    private <T> T client(Class<T> api) {
        return client(api, true);
    }
}
