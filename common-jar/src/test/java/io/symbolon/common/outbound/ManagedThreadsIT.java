package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import io.symbolon.common.inbound.throughput.BareApplication;
import io.symbolon.common.outbound.managed.CallResource;
import io.symbolon.common.outbound.managed.Clerk;
import io.symbolon.common.outbound.managed.Errands;
import io.symbolon.common.outbound.managed.Ledger;
import io.symbolon.common.outbound.managed.Letters;
import io.symbolon.common.testing.Archives;
import io.symbolon.common.testing.TestAuth;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URL;
import java.text.ParseException;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever kind of managed thread a call is made on, with or without an active request: it obtains its token there, and bears
 * it. Each kind is a client of its own, so that none finds a token of another's.
 */
@ExtendWith(ArquillianExtension.class)
class ManagedThreadsIT {
    @RegisterExtension
    static final TestAuth AUTH = new TestAuth("clerk-service");

    private static StubTarget target;

    @ArquillianResource
    private URL application;

    @Deployment(testable = false)
    static WebArchive application() throws IOException {
        target = new StubTarget();
        return Archives.withCommonJar("managed-threads.war")
                .addAsResource(
                        new StringAsset(AUTH.properties() + "ledger/mp-rest/url=" + target.url()),
                        "META-INF/microprofile-config.properties")
                .addClasses(
                        BareApplication.class,
                        CallResource.class,
                        Ledger.class,
                        Clerk.class,
                        Letters.class,
                        Errands.class);
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"request", "timer", "schedule", "message", "bean", "method", "future"})
    void callBearsATokenThatWasObtainedOnTheSameKindOfThread(String kind) {
        try (Client client = ClientBuilder.newClient();
                Response told =
                        client.target(application + "calls/" + kind).request().post(Entity.text(""))) {
            assertThat(told.getStatus()).isEqualTo(204);
        }
        await().untilAsserted(() -> assertThat(target.authorizations())
                .filteredOn(headers -> audience(headers).equals(List.of(kind)))
                .hasSize(1));
        assertThat(AUTH.calls()).containsOnlyOnce("POST /v1/auth/service-token");
        assertThat(target.authorizations()).allMatch(headers -> headers.size() == 1);
    }

    private static List<String> audience(List<String> headers) {
        try {
            return SignedJWT.parse(headers.get(0).substring("Bearer ".length()))
                    .getJWTClaimsSet()
                    .getAudience();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
