package io.symbolon.system.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CONTRACT section 8 of what Liberty answers before anything of ours is asked: a status, and no word of who answers. */
@SystemTest
class LibertysAnswersIT {
    private static final List<String> HEADERS = List.of("Host: localhost", "Connection: close");
    private static final List<String> TARGETS = List.of(
            "/%00",
            "/%00<script>alert(1)</script>",
            "/v1/auth/users/%00",
            "/%zz",
            "/%",
            "/\u0000",
            "/..%2f..%2fserver.xml",
            "/../../server.xml",
            "/ibm/api",
            "/ibm/api/",
            "/ibm/api/config",
            "/IBMJMXConnectorREST",
            "/WEB-INF/web.xml",
            "/health/nope",
            "/openapi/nope",
            "http://[",
            "*",
            "x");
    /** The one page of Liberty's that nothing can take away: its web container cannot decode the path. */
    private static final String UNDECODABLE =
            "<H1>CWWWC0005I: The request URI has invalid or improperly encoded characters: \\[[^<>]*]</H1><BR>";

    private static final List<String> LINES = List.of(
            "X-Long: " + "a".repeat(40_000),
            "X-Many: a\r\n".repeat(200) + "X-Last: a",
            "No colon",
            "Content-Length: x");

    /** What the REST runtime cannot read, as clients send it. */
    private static final List<String> NO_URIS = List.of(
            "/v1/admin/events?state=%zz",
            "/v1/admin/events?state=%",
            "/v1/admin/events?cursor={x}|[y]",
            "/v1/admin/events?x=<y>\"`^\\",
            "/users/[object%20Object]/profile",
            "/users/a|b/profile",
            "/v1/auth/users/{id}",
            "/api/property/<id>",
            "/messages/^`");

    private final Symbolon symbolon;

    LibertysAnswersIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @ParameterizedTest
    @EnumSource
    void requestsWhenLibertyItselfRefusesThenAStatusAndNoWordOfLiberty(Service service) {
        for (String target : TARGETS) {
            assertSilent(target, symbolon.wire(service).get(target, HEADERS));
        }
        for (String line : LINES) {
            String answer = symbolon.wire(service).get("/nowhere", List.of(HEADERS.get(0), HEADERS.get(1), line));
            assertSilent(line.substring(0, 8), answer);
        }
    }

    @ParameterizedTest
    @EnumSource
    void requestsWhenTheRuntimeCannotReadThemThenRefusedAsWhatTheyAre(Service service) {
        for (String target : NO_URIS) {
            assertSilent(target, symbolon.wire(service).get(target, HEADERS));
        }
        for (String weight : List.of("abc", "", "2", "-1")) {
            String accept = "Accept: application/json;q=" + weight;
            String answer =
                    symbolon.wire(service).get("/v1/admin/events", List.of(HEADERS.get(0), HEADERS.get(1), accept));
            assertThat(answer).as(accept).startsWith("HTTP/1.1 406 ");
        }
        for (String accept : List.of("Accept:", "Accept: ,", "Accept: application/json,,text/plain,")) {
            String answer =
                    symbolon.wire(service).get("/v1/admin/events", List.of(HEADERS.get(0), HEADERS.get(1), accept));
            assertThat(answer).as(accept).startsWith("HTTP/1.1 401 ");
        }
    }

    private static void assertSilent(String what, String answer) {
        assertThat(answer)
                .as(what)
                .matches("(?s)HTTP/1.1 4\\d\\d .*\r\n\r\n(\\{.*}\\s*|" + UNDECODABLE + "|)")
                .doesNotContainPattern("(?i)\r\n(server|x-powered-by|set-cookie):")
                .doesNotContainIgnoringCase("liberty", "websphere", "com.ibm", "<script", "exception");
    }
}
