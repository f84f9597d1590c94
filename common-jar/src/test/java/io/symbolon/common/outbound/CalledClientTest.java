package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.symbolon.common.peer.Origin;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;

/** What configuration says of a REST client interface, in the order of MicroProfile REST Client, "Configuration Keys". */
class CalledClientTest {
    /** With everything that an interface can say itself. */
    @RegisterRestClient(configKey = "mail", baseUri = "https://annotated.example")
    @InternalClient("email-service")
    public interface Mail {
        @GET
        Response call();
    }

    /** Says nothing but its key: configuration makes it a client. */
    @RegisterRestClient(configKey = "mail")
    public interface Declared {
        @GET
        Response call();
    }

    /** Has neither key nor base URL. */
    @InternalClient("email-service")
    public interface Bare {
        @GET
        Response call();
    }

    private final TestSettings settings = TestSettings.empty();

    @Test
    void baseUrlOfTheClassOutranksThatOfTheKeyAndThatTheAnnotations() {
        assertThat(origins(Mail.class)).containsExactly("https://annotated.example:443");
        settings.with("mail/mp-rest/url", "https://key-url.example");
        assertThat(origins(Mail.class)).containsExactly("https://key-url.example:443");
        settings.with("mail/mp-rest/uri", "https://key-uri.example");
        assertThat(origins(Mail.class)).containsExactly("https://key-uri.example:443");
        settings.with(Mail.class.getName() + "/mp-rest/url", "https://class-url.example");
        assertThat(origins(Mail.class)).containsExactly("https://class-url.example:443");
        settings.with("internal-auth.client.email-service.origins", "https://one.example,https://two.example");
        assertThat(origins(Mail.class)).containsExactlyInAnyOrder("https://one.example:443", "https://two.example:443");
    }

    @Test
    void originWithoutTlsAmongOthersIsRefusedR60() {
        settings.with("internal-auth.client.email-service.origins", "https://one.example,http://two.example");
        assertRefused(Mail.class, "a token for email-service would leave this machine without TLS");
    }

    @Test
    void tokenGoesToItsOriginsAlone() {
        called(Mail.class).demandOwnOrigin(URI.create("https://annotated.example/any/path"));
        assertThatIllegalStateException()
                .isThrownBy(() -> called(Mail.class).demandOwnOrigin(URI.create("https://annotated.example:444/")))
                .withMessageContaining("may not go to https://annotated.example:444");
    }

    @Test
    void timeoutsAreThoseOfTheInterfaceAndElseNoLongerThanAPersonWaits() {
        assertThat(called(Mail.class).timeouts())
                .isEqualTo(new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30)));
        settings.with("mail/mp-rest/connectTimeout", "100").with("mail/mp-rest/readTimeout", "200");
        assertThat(called(Mail.class).timeouts())
                .isEqualTo(new Timeouts(Duration.ofMillis(100), Duration.ofMillis(200)));
    }

    @Test
    void interfaceWithoutAnnotationIsAClientOnceConfigurationSaysWhatItMayReach() {
        settings.with("mail/mp-rest/url", "https://key-url.example");
        assertRefused(Declared.class, "bears no @InternalClient");
        for (String key : new String[] {"audience", "scopes", "resource", "token-endpoint", "origins"}) {
            TestSettings one = TestSettings.empty()
                    .with("mail/mp-rest/url", "https://key-url.example")
                    .with("internal-auth.client.mail." + key, "https://value.example");
            assertThat(CalledClient.of(method(Declared.class), one.config()).name())
                    .isEqualTo("mail");
        }
    }

    @Test
    void interfaceWithoutABaseUrlIsRefused() {
        assertRefused(
                Bare.class,
                "neither internal-auth.client.email-service.origins nor a base URL of " + Bare.class.getName());
    }

    @Test
    void interfaceThatFollowsRedirectsIsRefused() {
        settings.with("mail/mp-rest/followRedirects", "false");
        assertThat(called(Mail.class).name()).isEqualTo("email-service");
        settings.with("mail/mp-rest/followRedirects", "true");
        assertRefused(Mail.class, "may not follow redirects");
    }

    @Test
    void refusedCallIsMadeOnceMoreUnlessConfigurationForbidsIt() {
        assertThat(called(Mail.class).replays()).isTrue();
        settings.with("internal-auth.replay-on-401", "false");
        assertThat(called(Mail.class).replays()).isFalse();
        settings.with("internal-auth.client.email-service.replay-on-401", "true");
        assertThat(called(Mail.class).replays()).isTrue();
    }

    private void assertRefused(Class<?> api, String why) {
        assertThatIllegalStateException().isThrownBy(() -> called(api)).withMessageContaining(why);
    }

    private Set<String> origins(Class<?> api) {
        return called(api).origins().stream().map(Origin::toString).collect(Collectors.toSet());
    }

    private CalledClient called(Class<?> api) {
        return CalledClient.of(method(api), settings.config());
    }

    private static Method method(Class<?> api) {
        return Arrays.stream(api.getMethods()).findFirst().orElseThrow();
    }
}
