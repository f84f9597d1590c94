package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.inbound.GuardFeature;
import io.symbolon.common.testing.Archives;
import io.symbolon.common.testing.TestTokens;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
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
    @InternalClient("email-service")
    public interface Mail {
        @GET
        Response call();

        @GET
        CompletionStage<Response> callLater();

        @GET
        @InternalClient("unheard-of")
        Response callAsUnknown();

        @GET
        @OnBehalfOfCaller
        Response callForTheUser();

        @GET
        @OnBehalfOfCaller
        CompletionStage<Response> callLaterForTheUser();
    }

    /** The form that names the filter itself. */
    @RegisterRestClient(configKey = "email")
    @RegisterProvider(InternalClientAuthFilter.class)
    @InternalClient("email-service")
    public interface MailWithFilter {
        @POST
        @Consumes(MediaType.APPLICATION_JSON)
        Response post(Map<String, String> body);
    }

    /** Passes a request on, as a service does. */
    @Path("/relay")
    public static class RelayResource {
        private final Mail mail;

        @Inject
        public RelayResource(@RestClient Mail mail) {
            this.mail = mail;
        }

        @GET
        @PermitAll
        public void relay() {
            mail.call().close();
        }

        @GET
        @Path("/user")
        @RolesAllowed("user")
        public void relayForTheUser() {
            mail.callForTheUser().close();
        }

        @GET
        @Path("/user/later")
        @RolesAllowed("user")
        public void relayLaterForTheUser() {
            mail.callLaterForTheUser().toCompletableFuture().join().close();
        }
    }

    /** An application with a guard, whose users' calls are passed on. */
    @ApplicationPath("/")
    @LoginConfig(authMethod = "MP-JWT")
    public static class RelayApplication extends Application {}

    /** Its guard. */
    @Provider
    public static class Guard extends GuardFeature {}

    @ArquillianResource
    private URL application;

    @Inject
    @RestClient
    private Instance<Mail> mails;

    @Inject
    @RestClient
    private Instance<MailWithFilter> mailsWithFilter;

    private StubAuth auth;
    private StubTarget target;

    @Deployment
    static WebArchive application() {
        String settings = "service.name=user-service\nauth.issuer=" + TestTokens.ISSUER;
        return Archives.trustingTestKey(Archives.withCommonJar("internal-client.war"))
                .addAsResource(new StringAsset(settings), "META-INF/microprofile-config.properties")
                .addClasses(
                        RelayResource.class,
                        RelayApplication.class,
                        Guard.class,
                        Mail.class,
                        MailWithFilter.class,
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
        refusedCallIsMadeOnceMore();
        userIsNamedToTheTarget(mail);
        countsAreMeasured();
        redirectsAreNotFollowed(mail);
        failureReachesTheCallerTyped(mail);
    }

    @SuppressWarnings("BanJNDI") // a constant name; an Arquillian test class takes no @Resource
    private static ManagedExecutorService threads() throws NamingException {
        return InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
    }

    private void correlationIdTravelsAlong() {
        String id = UUID.randomUUID().toString();
        assertThat(get("relay", "X-Correlation-Id", id)).isEqualTo(204);
        assertThat(target.correlations()).last().isEqualTo(id);
    }

    private void refusedCallIsMadeOnceMore() {
        target.refuse("token-1", 1);
        target.reply(200, "welcome");
        try (Response answer = mailsWithFilter.get().post(Map.of("to", "ada"))) {
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.readEntity(String.class)).isEqualTo("welcome");
        }
        assertThat(target.authorizations()).endsWith(List.of("Bearer token-1"), List.of("Bearer token-2"));
        assertThat(target.bodies()).endsWith("{\"to\":\"ada\"}", "{\"to\":\"ada\"}");
    }

    private void userIsNamedToTheTarget(Mail mail) {
        String ada = TestTokens.user().compact();
        assertThat(get("relay/user", "Authorization", "Bearer " + ada)).isEqualTo(204);
        assertThat(get("relay/user/later", "Authorization", "Bearer " + ada)).isEqualTo(204);
        assertThat(target.authorizations()).endsWith(List.of("Bearer token-3"), List.of("Bearer token-3"));
        assertThat(auth.requests().get(2).path("subject_token").asText()).isEqualTo(ada);

        String bob = TestTokens.user().compact();
        assertThat(get("relay/user/later", "Authorization", "Bearer " + bob)).isEqualTo(204);
        assertThat(auth.requests().get(3).path("subject_token").asText()).isEqualTo(bob);
        int calls = target.authorizations().size();
        assertThatThrownBy(mail::callForTheUser).hasStackTraceContaining("outside a user's request");
        assertThat(target.authorizations()).hasSize(calls);
    }

    private void countsAreMeasured() {
        try (Client client = ClientBuilder.newClient()) {
            String metrics = client.target(application.getProtocol() + "://" + application.getAuthority() + "/metrics")
                    .request(MediaType.TEXT_PLAIN)
                    .get(String.class);
            assertThat(metrics)
                    .containsPattern("internal_auth_requests_total\\{client=\"email-service\".*} 4.0")
                    .containsPattern("internal_auth_replays_total\\{client=\"email-service\".*} 1.0")
                    .containsPattern("internal_auth_token_age_seconds\\{client=\"email-service\".*} [0-9]")
                    .containsPattern("internal_auth_token_expires_in_seconds\\{client=\"email-service\".*} 5[0-9]");
        }
    }

    private int get(String path, String header, String value) {
        try (Client client = ClientBuilder.newClient();
                Response relayed = client.target(application + path)
                        .request()
                        .header(header, value)
                        .get()) {
            return relayed.getStatus();
        }
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
