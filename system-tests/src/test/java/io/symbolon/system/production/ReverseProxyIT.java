package io.symbolon.system.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbolon.config.Service;
import io.symbolon.system.Nginx;
import io.symbolon.system.Production;
import io.symbolon.system.Server;
import io.symbolon.system.SystemTest;
import io.symbolon.system.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The internal door behind a real nginx (SECURITY R42), as it comes and as permissive as it can be made. */
@SystemTest
class ReverseProxyIT {
    private static final String AS_IT_COMES = "";
    private static final String PERMISSIVE =
            "underscores_in_headers on; ignore_invalid_headers off; merge_slashes off;";

    private static final String USER = UUID.randomUUID().toString();
    private static final String DOOR = "/api/internal/properties/users/" + USER;

    private static final List<String> DOOR_OTHERWISE = List.of(
            "/api/%69nternal/properties/users/" + USER,
            "/api/internal%2Fproperties/users/" + USER,
            "/api/./internal/properties/users/" + USER,
            "/api/properties/../internal/properties/users/" + USER,
            "/api/properties/%2e%2e/internal/properties/users/" + USER,
            "/api/properties/..;/internal/properties/users/" + USER,
            "//api//internal//properties/users/" + USER,
            "/api/internal;x=1/properties/users/" + USER,
            "/API/INTERNAL/properties/users/" + USER);

    private final Production production;
    private final String token;
    private final String right;
    private final String wrong = "X-Internal-Token: another";

    @TempDir
    private Path directory;

    ReverseProxyIT(Production production) {
        this.production = production;
        this.token = production.secret("INTERNAL_SERVICE_TOKEN");
        this.right = "X-Internal-Token: " + token;
    }

    @BeforeEach
    void requireNginx() {
        assumeTrue(Nginx.isInstalled(), "nginx is not installed: .ci/run installs it");
    }

    @ParameterizedTest
    @ValueSource(strings = {AS_IT_COMES, PERMISSIVE})
    void headersWhenNotExactlyOneRightValueThenRefusedR42(String directives) throws IOException {
        List<List<String>> refused = List.of(
                List.of(),
                List.of(right, right),
                List.of(right, wrong),
                List.of(wrong, right),
                List.of(right + "," + token),
                List.of(right + ", another"),
                List.of(right + "\u0000"),
                List.of(wrong, "Connection: X-Internal-Token"),
                List.of(wrong, "X_Internal_Token: " + token),
                List.of(wrong, "X-Forwarded-For: 127.0.0.1"),
                List.of("X-Internal-Token:"),
                List.of("X_Internal_Token: " + token),
                List.of("X-Internal-Token_: " + token),
                List.of("X-Internal-Token : " + token),
                List.of("X-Internal-Token\t: " + token),
                List.of("Cookie: X-Internal-Token=" + token));
        try (Nginx nginx = before(production.internal(Service.PROPERTY), directives)) {
            for (List<String> headers : refused) {
                assertThat(call(nginx.wire(), DOOR, headers))
                        .as(headers.toString().replace(token, "…"))
                        .matches("(?s)HTTP/1.1 40[01] .*")
                        .containsPattern("(missing|invalid)_internal_token|HTTP/1.1 400");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {AS_IT_COMES, PERMISSIVE})
    void headersWhenTheRightValueIsThereOnceThenNothingBesideItMatters(String directives) throws IOException {
        try (Nginx nginx = before(production.internal(Service.PROPERTY), directives)) {
            for (String beside : List.of(
                    "Connection: X-Internal-Token",
                    "X_Internal_Token: another",
                    "X-Forwarded-For: 203.0.113.9",
                    "X-Internal-Token-2: another")) {
                assertThat(call(nginx.wire(), DOOR, List.of(right, beside)))
                        .as(beside)
                        .startsWith("HTTP/1.1 200 ");
            }
        }
    }

    /** However the path is written, without the second factor it leads nowhere. */
    @ParameterizedTest
    @ValueSource(strings = {AS_IT_COMES, PERMISSIVE})
    void pathsWhenWrittenAnotherWayThenNeverPastTheDoorR42(String directives) throws IOException {
        try (Nginx nginx = before(production.internal(Service.PROPERTY), directives)) {
            for (String path : DOOR_OTHERWISE) {
                for (List<String> headers : List.of(List.<String>of(), List.of(wrong))) {
                    assertThat(call(nginx.wire(), path, headers)).as(path).matches("(?s)HTTP/1.1 40[014] .*");
                }
            }
        }
    }

    /** Before the public listener not even who knows all secrets comes in, however the path is written. */
    @ParameterizedTest
    @ValueSource(strings = {AS_IT_COMES, PERMISSIVE})
    void pathsWhenBeforeThePublicListenerThenNotThereR41(String directives) throws IOException {
        try (Nginx nginx = before(production.open(Service.PROPERTY), directives)) {
            List<String> paths = new ArrayList<>(DOOR_OTHERWISE);
            paths.addAll(List.of(DOOR, "/health/ready", "/metrics", "/%6detrics"));
            for (String path : paths) {
                assertThat(call(nginx.wire(), path, List.of(right))).as(path).matches("(?s)HTTP/1.1 40[04] .*");
            }
        }
    }

    /** The proxy is nobody: what it says of clients is not believed, and its own address is the one on record. */
    @Test
    void forwardedForThenTheRecordNamesTheProxyR43() throws IOException {
        String trace = UUID.randomUUID().toString();
        try (Nginx nginx = before(production.internal(Service.PROPERTY), AS_IT_COMES)) {
            call(nginx.wire(), DOOR, List.of(right, "X-Forwarded-For: 203.0.113.9", "X-Correlation-Id: " + trace));
        }

        assertThat(production.process(Service.PROPERTY).messages())
                .filteredOn(message -> message.contains(trace) && message.contains("sensitive_read"))
                .singleElement()
                .asString()
                .contains("127.0.0.1")
                .doesNotContain("203.0.113.9");
    }

    private Nginx before(Server server, String directives) throws IOException {
        return Nginx.before(server.url(), directory, directives, production.authority());
    }

    private String call(Wire wire, String path, List<String> headers) {
        List<String> all = new ArrayList<>(List.of(
                "Host: localhost", "Authorization: Bearer " + production.serviceToken(Service.USER, Service.PROPERTY)));
        all.addAll(headers);
        all.add("Connection: close");
        return wire.get(path, all);
    }
}
