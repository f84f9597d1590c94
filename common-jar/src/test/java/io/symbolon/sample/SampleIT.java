package io.symbolon.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.common.testing.Archives;
import io.symbolon.common.testing.TestAuth;
import io.symbolon.common.testing.TestTokens;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import java.net.URL;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sample application in a real Liberty, against the auth of the test kit; how a stranger tests a service of his own. */
@ExtendWith(ArquillianExtension.class)
class SampleIT {
    @RegisterExtension
    static final TestAuth AUTH = new TestAuth("shop-service");

    @ArquillianResource
    private URL application;

    @Deployment(testable = false)
    static WebArchive application() {
        return application(AUTH);
    }

    static WebArchive application(TestAuth auth) {
        return application("sample", auth.properties());
    }

    /** With the settings of whoever gives it its tokens. */
    static WebArchive application(String name, String settings) {
        String server = "http://localhost:" + System.getProperty("arquillian.http.port");
        String own =
                "\ninternal-auth.client.shop-service.scopes=stock:reserve\nstock/mp-rest/url=" + server + "/" + name;
        return Archives.withCommonJar(name + ".war")
                .addAsResource(new StringAsset(settings + own), "META-INF/microprofile-config.properties")
                .addClasses(
                        ShopApplication.class,
                        ShopGuard.class,
                        OrderResource.class,
                        StockClient.class,
                        StockResource.class);
    }

    @BeforeEach
    void awaitKeys() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> post("stock/lamp", token("stock:reserve")).getStatus() == 200);
    }

    @Test
    void orderIsPassedOnWithTheTokenOfTheService() {
        for (int order = 0; order < 20; order++) {
            Response answer = post("orders/lamp", null);
            assertThat(answer.getStatus()).isEqualTo(200);
            assertThat(answer.readEntity(String.class)).isEqualTo("lamp reserved for shop-service");
        }
        assertThat(AUTH.calls().stream().filter("POST /v1/auth/service-token"::equals))
                .as("one for the orders, and one with which the guard reads the revocations")
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void whileAuthIsDownTheTokenInHandKeepsWorking() {
        assertThat(post("orders/lamp", null).getStatus()).isEqualTo(200);
        AUTH.fail(503);
        assertThat(post("orders/lamp", null).getStatus()).isEqualTo(200);
    }

    @Test
    void whoeverIsNoServiceIsRefused() {
        assertThat(post("stock/lamp", null).getStatus()).isEqualTo(401);
        assertThat(post("stock/lamp", TestTokens.user().audience("shop-service").compact())
                        .getStatus())
                .isEqualTo(401);
        assertThat(post("stock/lamp", token("stock:read")).getStatus()).isEqualTo(403);
    }

    private static String token(String scope) {
        return TestTokens.service("van-service")
                .audience("shop-service")
                .scope(scope)
                .compact();
    }

    private Response post(String path, String token) {
        try (Client client = ClientBuilder.newClient()) {
            Invocation.Builder call = client.target(application + path).request();
            if (token != null) {
                call.header("Authorization", "Bearer " + token);
            }
            Response answer = call.post(Entity.text(""));
            answer.bufferEntity();
            return answer;
        }
    }
}
