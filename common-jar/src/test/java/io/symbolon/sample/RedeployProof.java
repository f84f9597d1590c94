package io.symbolon.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.common.inbound.throughput.BareApplication;
import io.symbolon.common.testing.Archives;
import io.symbolon.common.testing.TestAuth;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An application that calls and is called leaves no thread behind, however often it is deployed. Not part of {@code verify}:
 *
 * <pre>./mvnw verify -Pproof -pl liberty-config,common-jar -Dit.test=RedeployProof -Dtest=none</pre>
 */
@ExtendWith(ArquillianExtension.class)
class RedeployProof {
    @RegisterExtension
    static final TestAuth AUTH = new TestAuth("shop-service");

    private static final URI SERVER = URI.create("http://localhost:" + System.getProperty("arquillian.http.port"));
    private static final int TIMES = 20;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "observer", testable = false)
    static WebArchive observer() {
        return Archives.withCommonJar("observer.war").addClasses(BareApplication.class, ThreadsResource.class);
    }

    @Deployment(name = "sample", managed = false, testable = false)
    static WebArchive sample() {
        return SampleIT.application(AUTH);
    }

    @Test
    void whenDeployedTwentyTimesThenNoThreadIsLeft() {
        cycle();
        List<String> before = threads();
        for (int time = 0; time < TIMES; time++) {
            cycle();
        }
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(added(before, threads())).isEmpty());
    }

    /** The names that are more often in the second list, as often as that. */
    private static List<String> added(List<String> before, List<String> after) {
        List<String> added = new ArrayList<>(after);
        before.forEach(added::remove);
        return added;
    }

    /** The application is deployed, does its work with a token, and goes. */
    private void cycle() {
        deployer.deploy("sample");
        await().atMost(Duration.ofMinutes(1)).until(() -> order() == 200);
        deployer.undeploy("sample");
    }

    private static int order() {
        try (Client client = ClientBuilder.newClient();
                Response answer = client.target(SERVER.resolve("/sample/orders/lamp"))
                        .request()
                        .post(Entity.text(""))) {
            return answer.getStatus();
        }
    }

    private static List<String> threads() {
        try (Client client = ClientBuilder.newClient()) {
            return client.target(SERVER.resolve("/observer/threads"))
                    .request()
                    .get(String.class)
                    .lines()
                    .toList();
        }
    }
}
