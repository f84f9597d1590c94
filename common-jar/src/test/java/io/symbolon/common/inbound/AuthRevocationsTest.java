package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.symbolon.common.inbound.revocation.FeedRefusedException;
import io.symbolon.common.inbound.revocation.RevocationPage;
import io.symbolon.common.inbound.revocation.RevokedEntry;
import io.symbolon.common.outbound.InternalClientTokenProvider;
import io.symbolon.common.outbound.TestProviders;
import io.symbolon.common.testing.Beans;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed over HTTP, CONTRACT section 4: a page, or an {@link IOException} that says whether asking again may help. */
class AuthRevocationsTest {
    private static final int LIMIT = 64 * 1024 * 1024;
    private static final String PAGE = """
            {"entries":[{"kind":"sid","value":"s","not_before":null,"expires":null}],"next":"7","future":1}""";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Integer> statuses = new CopyOnWriteArrayList<>();
    private volatile String body = PAGE;
    private final AtomicInteger grants = new AtomicInteger();
    private volatile int grantStatus = 200;
    private HttpServer server;
    private InternalClientTokenProvider tokens;
    private AuthRevocations feed;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/auth/service-token", exchange -> {
            int number = grants.incrementAndGet();
            send(exchange, grantStatus, grantStatus == 200 ? """
                    {"access_token":"token-%d","token_type":"Bearer","expires_in":600}""".formatted(number) : """
                    {"error":"invalid_client"}""");
        });
        server.createContext("/v1/auth/revocations", exchange -> {
            asked.add(exchange.getRequestURI().getQuery() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            send(exchange, statuses.isEmpty() ? 200 : statuses.remove(0), body);
        });
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort();
        System.setProperty(AuthJwks.AUTH_URL, url);
        tokens = TestProviders.reading(Map.of(
                "service.name", "sample-service",
                "services.auth.url", url,
                "services.auth.servicetoken", "the-service-token-of-a-test"));
        feed = new AuthRevocations(Beans.instance(tokens));
    }

    @AfterEach
    void stop() throws IOException {
        feed.close();
        TestProviders.close(tokens);
        server.stop(0);
        System.clearProperty(AuthJwks.AUTH_URL);
    }

    @Test
    void afterThenThePageBehindTheCursorForThisServicesToken() throws IOException {
        assertThat(feed.absence()).isEmpty();
        RevocationPage page = feed.after("6");
        assertThat(page.next()).isEqualTo("7");
        assertThat(page.entries())
                .extracting(RevokedEntry::kind, RevokedEntry::value)
                .hasSize(1);
        assertThat(page.entries().get(0).value()).isEqualTo("s");
        feed.after(null);
        assertThat(asked).containsExactly("since=6 Bearer token-1", "null Bearer token-1");
    }

    @Test
    void absenceThenTheTokenIsAskedForAheadOfNeed() {
        assertThat(feed.absence()).isEmpty();
        assertThat(grants).hasValue(1);
    }

    @Test
    void absenceWhenThereIsNoAuthOrNoCredentialThenWhy() throws IOException {
        System.clearProperty(AuthJwks.AUTH_URL);
        assertThat(feed.absence()).hasValueSatisfying(why -> assertThat(why).contains(AuthJwks.AUTH_URL));

        System.setProperty(AuthJwks.AUTH_URL, "http://localhost:1");
        InternalClientTokenProvider nobodys = TestProviders.reading(
                Map.of("service.name", "sample-service", "services.auth.url", "http://localhost:1"));
        AuthRevocations without = new AuthRevocations(Beans.instance(nobodys));
        assertThat(without.absence()).hasValueSatisfying(why -> assertThat(why).contains("is not set"));
        without.close();
        TestProviders.close(nobodys);
    }

    /** The token in hand may be signed by the very key that was tainted. */
    @Test
    void afterWhenTheTokenIsRefusedThenOnceMoreWithAnother() throws IOException {
        feed.absence();
        statuses.add(401);
        assertThat(feed.after(null).next()).isEqualTo("7");
        assertThat(asked).containsExactly("null Bearer token-1", "null Bearer token-2");
    }

    @Test
    void afterWhenTheOtherTokenIsRefusedTooThenAFailureThatMayPass() {
        feed.absence();
        statuses.addAll(List.of(401, 401));
        assertThatThrownBy(() -> feed.after(null))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(FeedRefusedException.class)
                .hasMessage("auth refuses this service's token");
        assertThat(asked).hasSize(2);
    }

    @Test
    void afterWhenTheScopeIsLackingThenRefused() {
        feed.absence();
        statuses.add(403);
        assertThatThrownBy(() -> feed.after(null)).isInstanceOf(FeedRefusedException.class);
    }

    @Test
    void afterWhenAuthGivesNoTokenThenRefusedOrAFailureThatMayPass() {
        grantStatus = 401;
        feed.absence();
        assertThatThrownBy(() -> feed.after(null)).isInstanceOf(FeedRefusedException.class);
    }

    @Test
    void afterWhenAuthCannotGiveATokenThenAFailureThatMayPass() {
        grantStatus = 503;
        feed.absence();
        assertThatThrownBy(() -> feed.after(null))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(FeedRefusedException.class);
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 400, 404, 429, 500, 503})
    void afterWhenAuthAnswersAnythingElseThenAFailureThatMayPass(int status) {
        feed.absence();
        statuses.add(status);
        assertThatThrownBy(() -> feed.after(null))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(FeedRefusedException.class)
                .hasMessage("auth answered " + status);
    }

    @Test
    void afterWhenThePageIsAtTheLimitThenTakenAndOneOctetMoreNot() throws IOException {
        feed.absence();
        body = PAGE + " ".repeat(LIMIT - PAGE.length());
        assertThat(feed.after(null).next()).isEqualTo("7");
        body = PAGE + " ".repeat(LIMIT + 1 - PAGE.length());
        assertThatThrownBy(() -> feed.after(null))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("" + LIMIT);
    }

    @Test
    void afterWhenThePageIsNoneThenAnIoException() {
        feed.absence();
        for (String text : List.of("", "{", "[]", "<html>")) {
            body = text;
            assertThatThrownBy(() -> feed.after(null)).as(text).isInstanceOf(IOException.class);
        }
    }

    @Test
    void afterWhenNobodyListensThenAnIoException() {
        feed.absence();
        server.stop(0);
        assertThatThrownBy(() -> feed.after(null)).isInstanceOf(IOException.class);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] octets = text.getBytes(StandardCharsets.UTF_8);
            boolean empty = octets.length == 0 || status == 204;
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, empty ? -1 : octets.length);
            if (!empty) {
                exchange.getResponseBody().write(octets);
            }
        }
    }
}
