package io.symbolon.system.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.config.Service;
import io.symbolon.system.Call;
import io.symbolon.system.Http;
import io.symbolon.system.Production;
import io.symbolon.system.Server;
import io.symbolon.system.SystemTest;
import io.symbolon.system.Wire;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CONTRACT section 1: what is internal answers on the internal listener alone, and nothing answers without TLS. */
@SystemTest
class ListenersIT {
    private static final List<String> PAGES =
            List.of("/health", "/health/ready", "/health/live", "/health/started", "/metrics", "/openapi");
    private static final String CREDENTIALS = "/v1/auth/internal/credentials";
    private static final String PROPERTIES = "/api/internal/properties/users/" + UUID.randomUUID();
    private static final Pattern LISTENING = Pattern.compile("CWWKO0219I.* port (\\d+)");

    private final Production production;

    ListenersIT(Production production) {
        this.production = production;
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTH", "PROPERTY"})
    void libertysPagesThenOnTheInternalListenerAlone(Service service) {
        for (String page : PAGES) {
            production.open(service).get(page).send().expectProblem(404, "not-found");
            production.internal(service).get(page).send().expect(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void libertysPagesThenOnlyToBeReadR57(String method) {
        Server internal = production.internal(Service.PROPERTY);
        for (String page : PAGES) {
            assertThat(internal.call(method, page)
                            .send()
                            .expectProblem(405, "method-not-allowed")
                            .header("Allow"))
                    .isEqualTo("GET, HEAD");
        }
    }

    /** Liberty alone reads it as one without a body, and what follows as the next request. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost\r\nTransfer-Encoding: gzip",
                "Host: localhost\r\nTransfer-Encoding: xchunked",
                "Host: localhost\r\nTransfer-Encoding: gzip, chunked",
                "Host: localhost\r\nHost: other.example",
                "X-No-Host: at all"
            })
    void requestWhenItsEndOrItsHostIsInDoubtThenNothingFollowsItR42(String headers) throws Exception {
        assertThat(answersToTwo(headers + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .containsOnlyOnce("HTTP/1.1 ");
    }

    /** What one reader takes for the body another takes for the next request (RFC 9112 §6.1, §6.3). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 70\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 70\r\n\r\n0\r\n\r\n",
                "Content-Length: 65\r\nContent-Length: 0\r\n\r\n",
                "Content-Length: 0\r\nContent-Length: 65\r\n\r\n"
            })
    void requestWhenItsLengthIsToldInTwoWaysThenNothingFollowsItR42(String lengths) throws Exception {
        assertThat(answersToTwo("Host: localhost\r\n" + lengths)).containsOnlyOnce("HTTP/1.1 ");
    }

    /** All that comes until the connection ends: the first request has these headers, and perhaps a body. */
    private String answersToTwo(String headersAndBody) throws IOException, GeneralSecurityException {
        int port = production.open(Service.AUTH).url().getPort();
        String next = "GET /v1/smuggled HTTP/1.1\r\nHost: localhost\r\nConnection: close";
        return new Wire(Http.trusting(production.authority()).getSocketFactory(), port)
                .get("/.well-known/jwks.json", List.of(headersAndBody + next));
    }

    /** It would run scripts beside the API. */
    @Test
    void pageOfTheDescriptionThenOnNoListener() {
        for (Server auth : List.of(production.open(Service.AUTH), production.internal(Service.AUTH))) {
            for (String path : List.of("/openapi/ui", "/openapi/ui/", "/openapi/ui/index.html")) {
                auth.get(path).send().expectProblem(404, "not-found");
            }
        }
    }

    /** Liberty takes each for its own wherever there are accounts, as the broker has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/j_security_check",
                "/v1/j_security_check",
                "/v1/auth/j_security_check/x",
                "/%6a_security_check",
                "/ibm_security_logout",
                "/v1/ibm_security_logout",
                "/ibm_security_logout/x",
                "/x-ibm_security_logout;x"
            })
    void loginFormThenOnNoListener(String path) {
        for (Server auth : List.of(production.open(Service.AUTH), production.internal(Service.AUTH))) {
            auth.get(path).send().expectProblem(404, "not-found");
            auth.post(path).send().expectProblem(404, "not-found");
        }
    }

    @Test
    void answersThenBearTheHeadersOfProduction() {
        for (Server auth : List.of(production.open(Service.AUTH), production.internal(Service.AUTH))) {
            for (String path : List.of("/.well-known/jwks.json", "/v1/auth/sessions", "/nowhere", "/metrics")) {
                Map<String, List<String>> headers =
                        auth.get(path).send().response().headers().map();
                assertThat(headers)
                        .as(path)
                        .containsEntry("strict-transport-security", List.of("max-age=31536000"))
                        .containsEntry("content-security-policy", List.of("default-src 'none'; frame-ancestors 'none'"))
                        .containsEntry("x-content-type-options", List.of("nosniff"))
                        .containsKey("cache-control")
                        .doesNotContainKeys("server", "x-powered-by", "set-cookie");
            }
        }
    }

    /** Those that fit the container's limits are refused by the guard, larger ones by the container. */
    @Test
    void headersWhenLargeOrManyThenRefusedR16() throws Exception {
        assertThat(askWith("Authorization: Bearer " + "a".repeat(9 << 10)))
                .startsWith("HTTP/1.1 401 ")
                .contains("malformed_token");
        assertThat(askWith("Authorization: Bearer " + "a".repeat(33 << 10))).matches("(?s)HTTP/1.1 4.*");
        assertThat(askWith("X-Filler: x\r\n".repeat(200) + "X-Filler: x")).matches("(?s)HTTP/1.1 4.*");
    }

    private String askWith(String header) throws IOException, GeneralSecurityException {
        return wire().get("/api/properties/", List.of("Host: localhost", "Connection: close", header));
    }

    /** The same greeting in the words of TLS 1.2 is answered by the server's own. */
    @Test
    void handshakeWhenOlderThanTls12ThenRefusedR60() throws IOException {
        int port = production.open(Service.PROPERTY).url().getPort();
        assertThat(Greeting.ofTls11(port))
                .as("nothing, or an alert")
                .matches(answer -> answer.length == 0 || answer[0] == 21);
        assertThat(Greeting.ofTls12(port)).startsWith(22, 3, 3); // a handshake of TLS 1.2
    }

    @Test
    void requestWhenInPlainThenNoAnswerR60() {
        int port = production.open(Service.PROPERTY).url().getPort();
        assertThatThrownBy(() -> {
                    Wire plain = new Wire(SocketFactory.getDefault(), port);
                    throw new AssertionError(plain.get("/nowhere", List.of("Host: localhost", "Connection: close")));
                })
                .message()
                .doesNotContain("HTTP/1.1 ");
    }

    @Test
    void internalPathsOfAuthThenOnTheInternalListenerAloneR41() {
        credentials(production.open(Service.AUTH)).send().expectProblem(404, "not-found");
        credentials(production.internal(Service.AUTH)).send().expectProblem(401, "invalid-credentials");
    }

    @Test
    void internalPathsOfPropertyThenOnTheInternalListenerAloneR41() {
        properties(production.open(Service.PROPERTY), PROPERTIES).send().expectProblem(404, "not-found");
        properties(production.internal(Service.PROPERTY), PROPERTIES).send().expect(200);
        production.internal(Service.PROPERTY).get(PROPERTIES).send().expectReason("missing_token");
    }

    @Test
    void publicPathsThenOnBoth() {
        for (Server auth : List.of(production.open(Service.AUTH), production.internal(Service.AUTH))) {
            auth.get("/.well-known/jwks.json").send().expect(200);
        }
        production.open(Service.PROPERTY).get("/api/properties/").send().expectReason("missing_token");
        production.open(Service.PROPERTY).get("/nowhere").send().expectProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/%69nternal/properties/users/x",
                "/api/internal%2Fproperties/users/x",
                "/api/./internal/properties/users/x",
                "/api/properties/../internal/properties/users/x",
                "/api/properties/..;/internal/properties/users/x",
                "//api//internal//properties/users/x",
                "/api/internal;x=1/properties/users/x",
                "/health;x",
                "//health",
                "/%68ealth",
                "/x/../health",
                "/metrics/"
            })
    void pathsWhenWrittenAnotherWayThenStillNotThereR42(String path) throws Exception {
        assertThat(ask(path, "Host: localhost")).matches("(?s)HTTP/1.1 40[04] .*");
    }

    /** Which listener it is, the connection tells, and nothing that a client says. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Host: localhost:%d", "Host: localhost\r\nX-Forwarded-Port: %d", "Host: localhost\r\n$WSSP: %d"})
    void headersWhenTheyNameTheInternalPortThenStillNotThere(String headers) throws Exception {
        int internal = production.internal(Service.PROPERTY).url().getPort();
        assertThat(ask("/metrics", headers.formatted(internal))).startsWith("HTTP/1.1 404 ");
        assertThat(ask(PROPERTIES, headers.formatted(internal))).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void refusalThenBearsTheClientsCorrelationIdWhenItIsOne() {
        String id = UUID.randomUUID().toString();
        Call call = production.open(Service.PROPERTY).get("/metrics").header("X-Correlation-Id", id);
        assertThat(call.send().expectProblem(404, "not-found").header("X-Correlation-Id"))
                .isEqualTo(id);
        Call forged = production.open(Service.PROPERTY).get("/metrics").header("X-Correlation-Id", "\"quoted");
        forged.send().expectProblem(404, "not-found");
    }

    @ParameterizedTest
    @EnumSource(names = {"AUTH", "PROPERTY"})
    void portsThenTheTwoOfHttpsAndTheBrokersOneR60(Service service) {
        TreeSet<Integer> ports = new TreeSet<>();
        for (String message : production.process(service).messages()) {
            LISTENING.matcher(message).results().forEach(port -> ports.add(Integer.valueOf(port.group(1))));
        }

        List<Integer> expected = new ArrayList<>(List.of(
                production.open(service).url().getPort(),
                production.internal(service).url().getPort()));
        if (service == Service.AUTH) {
            expected.add(production.messagingPort());
        }
        assertThat(ports).containsExactlyInAnyOrderElementsOf(expected);
    }

    private Call credentials(Server auth) {
        return auth.post(CREDENTIALS)
                .bearer(production.serviceToken(Service.USER, Service.AUTH))
                .json(Map.of(
                        "email",
                        "nobody@example.org",
                        "password",
                        "not at all the password",
                        "client",
                        Map.of("address", "203.0.113.7", "agent", "test")));
    }

    private Call properties(Server property, String path) {
        return property.get(path)
                .bearer(production.serviceToken(Service.USER, Service.PROPERTY))
                .header("X-Internal-Token", production.secret("INTERNAL_SERVICE_TOKEN"));
    }

    /** Asks property's public listener with all that the internal one asks for. */
    private String ask(String target, String host) throws IOException, GeneralSecurityException {
        return wire().get(
                        target,
                        List.of(
                                host,
                                "Connection: close",
                                "Authorization: Bearer " + production.serviceToken(Service.USER, Service.PROPERTY),
                                "X-Internal-Token: " + production.secret("INTERNAL_SERVICE_TOKEN")));
    }

    private Wire wire() throws IOException, GeneralSecurityException {
        int port = production.open(Service.PROPERTY).url().getPort();
        return new Wire(Http.trusting(production.authority()).getSocketFactory(), port);
    }
}
