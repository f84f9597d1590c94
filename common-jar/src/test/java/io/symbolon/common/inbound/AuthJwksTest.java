package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys over HTTP: whatever is not a whole answer is an {@link IOException}, never anything worse. */
class AuthJwksTest {
    private static final int LIMIT = 256 * 1024;

    private HttpServer server;
    private volatile int status = 200;
    private volatile byte[] body = new byte[0];

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/jwks.json", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        System.setProperty(
                AuthJwks.AUTH_URL, "http://localhost:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
        System.clearProperty(AuthJwks.AUTH_URL);
    }

    @Test
    void readThenTheDocument() throws IOException {
        body = "{\"keys\":[]}".getBytes(StandardCharsets.UTF_8);
        assertThat(new AuthJwks().read()).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void readWhenAtTheLimitThenTakenAndOneOctetMoreNot() throws IOException {
        body = "a".repeat(LIMIT).getBytes(StandardCharsets.UTF_8);
        assertThat(new AuthJwks().read()).hasSize(LIMIT);
        body = "a".repeat(LIMIT + 1).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(new AuthJwks()::read).isInstanceOf(IOException.class).hasMessageContaining("" + LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500, 503})
    void readWhenRefusedThenAnIoException(int refusal) {
        status = refusal;
        assertThatThrownBy(new AuthJwks()::read).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://auth.example", "ftp://localhost", "auth.example", "https:/auth.example"})
    void readWhenSomebodyOnTheWayCouldGiveOtherKeysThenNobodyIsAskedR60(String url) {
        System.setProperty(AuthJwks.AUTH_URL, url);
        assertThatThrownBy(new AuthJwks()::read)
                .isInstanceOf(IOException.class)
                .hasMessage("services.auth.url is neither HTTPS nor on this machine");
    }

    @Test
    void readWhenNobodyListensOrNobodyIsNamedThenAnIoException() {
        server.stop(0);
        assertThatThrownBy(new AuthJwks()::read).isInstanceOf(IOException.class);
        System.clearProperty(AuthJwks.AUTH_URL);
        assertThatThrownBy(new AuthJwks()::read)
                .isInstanceOf(IOException.class)
                .hasMessage("services.auth.url is not set");
    }
}
