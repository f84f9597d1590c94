package io.symbolon.system.production;

import static org.assertj.core.api.Assertions.assertThat;

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
        production.open(service).get("/openapi/ui/").send().expectProblem(404, "not-found");
    }

    @Test
    void internalPathsOfAuthThenOnTheInternalListenerAlone() {
        credentials(production.open(Service.AUTH)).send().expectProblem(404, "not-found");
        credentials(production.internal(Service.AUTH)).send().expectProblem(401, "invalid-credentials");
    }

    @Test
    void internalPathsOfPropertyThenOnTheInternalListenerAlone() {
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
    void pathsWhenWrittenAnotherWayThenStillNotThere(String path) throws Exception {
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
    void portsThenTheTwoOfHttpsAndTheBrokersOne(Service service) {
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
        int port = production.open(Service.PROPERTY).url().getPort();
        return new Wire(Http.trusting(production.authority()).getSocketFactory(), port)
                .get(
                        target,
                        List.of(
                                host,
                                "Connection: close",
                                "Authorization: Bearer " + production.serviceToken(Service.USER, Service.PROPERTY),
                                "X-Internal-Token: " + production.secret("INTERNAL_SERVICE_TOKEN")));
    }
}
