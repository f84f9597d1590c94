package io.symbolon.tck;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.spi.event.container.AfterDeploy;
import org.jboss.arquillian.core.api.annotation.Observes;

/** Readiness is when the guard has its keys; a request before it is refused. */
public class ReadyServer {
    private static final URI READY =
            URI.create("http://localhost:" + System.getProperty("arquillian.http.port") + "/health/ready");

    private final HttpClient client = HttpClient.newHttpClient();

    public void await(@Observes AfterDeploy event) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(this::isReady);
    }

    private boolean isReady() throws Exception {
        return client.send(HttpRequest.newBuilder(READY).build(), BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }
}
