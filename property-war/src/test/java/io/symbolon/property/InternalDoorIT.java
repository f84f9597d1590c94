package io.symbolon.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Archives;
import io.symbolon.common.testing.TestJwks;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The internal door against what can be written on a wire (SECURITY R42), octet by octet. */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InternalDoorIT {
    private static final String RIGHT = "X-Internal-Token: the-second-factor";
    private static final String WRONG = "X-Internal-Token: another";
    private static final String USER = UUID.randomUUID().toString();
    private static final String DOOR = "/property-war/api/internal/properties/users/" + USER;

    @Inject
    @ConfigProperty(name = "test.http.port")
    private int port;

    @Deployment
    static WebArchive application() {
        return Archives.builtWar("property-war")
                .addClasses(InternalDoorIT.class, Calls.class, TestJwks.class, TestKey.class, TestTokens.class);
    }

    @Test
    @Order(1)
    void headersWhenNotExactlyOneRightValueThenRefusedForItR42() {
        List<List<String>> invalid = List.of(
                List.of(RIGHT, RIGHT),
                List.of(RIGHT, WRONG),
                List.of(WRONG, RIGHT),
                List.of(RIGHT + "," + "the-second-factor"),
                List.of(RIGHT + ", another"),
                List.of(RIGHT + "\u0000"),
                List.of(WRONG, "Connection: X-Internal-Token"),
                List.of(WRONG, "X_Internal_Token: the-second-factor"),
                List.of(WRONG, "X-Forwarded-For: 127.0.0.1"));
        List<List<String>> missing = List.of(
                List.of(),
                List.of("X-Internal-Token:"),
                List.of("X_Internal_Token: the-second-factor"),
                List.of("X-Internal-Token_: the-second-factor"),
                List.of("X-Forwarded-For: 127.0.0.1", "X-Forwarded-Host: localhost"),
                List.of("Cookie: X-Internal-Token=the-second-factor"));

        invalid.forEach(headers -> assertThat(call(DOOR, bearer(), headers))
                .as(headers.toString())
                .doesNotContain(" 200 ")
                .containsPattern("invalid_internal_token|HTTP/1.1 400"));
        missing.forEach(headers ->
                assertThat(call(DOOR, bearer(), headers)).as(headers.toString()).contains("missing_internal_token"));
    }

    @Test
    @Order(2)
    void headersWhenTheRightValueIsThereOnceThenNothingBesideItMattersR38() {
        for (String beside : List.of(
                "Connection: X-Internal-Token",
                "X_Internal_Token: another",
                "X-Forwarded-For: 203.0.113.9",
                "X-Internal-Token-2: another")) {
            assertThat(call(DOOR, bearer(), List.of(RIGHT, beside))).as(beside).startsWith("HTTP/1.1 200 ");
        }
        assertThat(call(DOOR, bearer(), List.of("x-INTERNAL-token:the-second-factor")))
                .startsWith("HTTP/1.1 200 ");
        assertThat(call(DOOR, List.of(), List.of(RIGHT))).contains("missing_token");
        assertThat(call("/property-war/api/internal/properties/users/nobody", bearer(), List.of(RIGHT)))
                .startsWith("HTTP/1.1 200 ")
                .contains("{\"user_id\":\"nobody\",\"properties\":[]}");
    }

    /** However the path is written, it is another path or the same door. */
    @Test
    @Order(3)
    void pathsWhenWrittenAnotherWayThenNeverPastTheDoorR42() {
        for (String path : List.of(
                "/api/%69nternal/properties/users/" + USER,
                "/api/internal%2Fproperties/users/" + USER,
                "/api/./internal/properties/users/" + USER,
                "/api/properties/../internal/properties/users/" + USER,
                "/api/properties/%2e%2e/internal/properties/users/" + USER,
                "/api/properties/..;/internal/properties/users/" + USER,
                "//api//internal//properties/users/" + USER,
                "/api/internal;x=1/properties/users/" + USER,
                "/api/internal/properties/users/" + USER + "/",
                "/api/internal/properties/users/" + USER + ";x",
                "/api/internal/properties/users/" + USER + "%00",
                "/api/internal/properties/users/no-uuid",
                "/API/INTERNAL/properties/users/" + USER)) {
            for (List<String> bearer : List.of(List.<String>of(), bearer())) {
                assertThat(call("/property-war" + path, bearer, List.of()))
                        .as(path)
                        .matches("(?s)HTTP/1.1 4(00|01|04) .*");
            }
        }
    }

    /** Whoever goes on failing is told to wait; whoever calls rightly, from the same address, is not. */
    @Test
    @Order(4)
    void failuresWhenTooManyThenLaterAndARightCallIsNeverDelayed() {
        Calls calls = new Calls(port);
        HttpResponse<String> refused = null;
        for (int i = 0; i <= 1_000; i++) {
            refused = calls.send(calls.request(DOOR.replace("/property-war", "")));
        }

        Calls.assertProblem(refused, 429, "too-many-requests");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(call(DOOR, bearer(), List.of(RIGHT))).startsWith("HTTP/1.1 200 ");
        assertThat(calls.send(calls.request("/api/properties/")).statusCode()).isEqualTo(401);
    }

    private static List<String> bearer() {
        return List.of("Authorization: Bearer "
                + TestTokens.service("user-service")
                        .audience("property-service")
                        .scope("properties:read")
                        .compact());
    }

    /** The whole answer, status line first. */
    private String call(String path, List<String> bearer, List<String> headers) {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        bearer.forEach(header -> request.append(header).append("\r\n"));
        headers.forEach(header -> request.append(header).append("\r\n"));
        if (headers.stream().noneMatch(header -> header.startsWith("Connection:"))) {
            request.append("Connection: close\r\n");
        } else {
            request.append("Connection: close, X-Internal-Token\r\n");
        }
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
