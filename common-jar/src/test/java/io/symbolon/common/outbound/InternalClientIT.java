package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.problem.ProblemProviders;
import io.symbolon.common.testing.Archives;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The filter and the provider as CDI and REST client providers of a real Liberty; auth and the target run beside the test. */
@ExtendWith(ArquillianExtension.class)
class InternalClientIT {
    /** What a caller writes. */
    @RegisterRestClient(configKey = "email")
    @RegisterProvider(InternalClientAuthFilter.class)
    @InternalClient("email-service")
    public interface Mail {
        @GET
        Response call();

        @GET
        CompletionStage<Response> callLater();

        @GET
        @InternalClient("unheard-of")
        Response callAsUnknown();
    }

    /** Passes a request on, as a service does. */
    @Path("/relay")
    public static class Relay {
        private final Mail mail;

        @Inject
        public Relay(@RestClient Mail mail) {
            this.mail = mail;
        }

        @GET
        @PermitAll
        public void relay() {
            mail.call().close();
        }
    }

    /** An application without a guard, but with its correlation ids. */
    @ApplicationPath("/")
    public static class RelayApplication extends Application {}

    /** What the guard registers too. */
    @Provider
    public static class Correlations implements Feature {
        @Override
        public boolean configure(FeatureContext context) {
            ProblemProviders.register(context, path -> false);
            return true;
        }
    }

    @ArquillianResource
    private URL application;

    @Inject
    @RestClient
    private Instance<Mail> mails;

    private StubAuth auth;
    private StubTarget target;

    @Deployment
    static WebArchive application() {
        return Archives.withCommonJar("internal-client.war")
                .addClasses(
                        Relay.class,
                        RelayApplication.class,
                        Correlations.class,
                        Mail.class,
                        LateSettings.class,
                        StubAuth.class,
                        StubAuth.Answer.class,
                        StubTarget.class)
                .addAsServiceProvider(ConfigSource.class, LateSettings.class);
    }

    @BeforeEach
    void start() throws IOException {
        auth = new StubAuth();
        target = new StubTarget();
        LateSettings.SETTINGS.putIfAbsent("service.name", "user-service");
    }

    @AfterEach
    void stop() {
        auth.close();
        target.close();
    }

    @Test
    void oneTokenServesEveryCallFromEveryKindOfThread() throws Exception {
        LateSettings.SETTINGS.put("services.auth.url", auth.url());
        LateSettings.SETTINGS.put("USER_SERVICE_TOKEN", "the-service-token");
        LateSettings.SETTINGS.put("email/mp-rest/url", target.url());
        Mail mail = mails.get();
        for (int call = 0; call < 20; call++) {
            assertThat(mail.call().getStatus()).isEqualTo(204);
        }
        ManagedExecutorService threads = threads();
        Callable<Integer> call = () -> mail.call().getStatus();
        List<Future<Integer>> managed =
                Stream.generate(() -> threads.submit(call)).limit(20).toList();
        for (Future<Integer> answer : managed) {
            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(204);
        }
        assertThat(mail.callLater()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS)
                        .getStatus())
                .isEqualTo(204);
        assertThat(target.authorizations()).hasSize(41).containsOnly(List.of("Bearer token-1"));
        assertThat(auth.requests()).hasSize(1);

        assertThat(target.correlations()).containsOnly("null");

        correlationIdTravelsAlong();
        redirectsAreNotFollowed(mail);
        failureReachesTheCallerTyped(mail);
    }

    @SuppressWarnings("BanJNDI") // a constant name; an Arquillian test class takes no @Resource
    private static ManagedExecutorService threads() throws NamingException {
        return InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
    }

    private void correlationIdTravelsAlong() {
        String id = UUID.randomUUID().toString();
        try (Client client = ClientBuilder.newClient();
                Response relayed = client.target(application + "relay")
                        .request()
                        .header("X-Correlation-Id", id)
                        .get()) {
            assertThat(relayed.getStatus()).isEqualTo(204);
        }
        assertThat(target.correlations()).last().isEqualTo(id);
    }

    private void redirectsAreNotFollowed(Mail mail) throws IOException {
        try (StubTarget elsewhere = new StubTarget()) {
            target.redirectTo(elsewhere.url());
            assertThat(mail.call().getStatus()).isEqualTo(307);
            assertThat(elsewhere.authorizations()).isEmpty();
        }
    }

    private void failureReachesTheCallerTyped(Mail mail) {
        LateSettings.SETTINGS.put("internal-auth.client.unheard-of.origins", target.url());
        auth.fail(400, """
                {"error":"invalid_target"}""");
        assertThatThrownBy(mail::callAsUnknown).isInstanceOf(TokenUnavailableException.class);
    }
}
