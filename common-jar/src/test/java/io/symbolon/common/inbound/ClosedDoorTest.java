package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.symbolon.common.inbound.planted.Planted;
import io.symbolon.common.testing.Beans;
import io.symbolon.common.testing.TestContainer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Before the guard stands nothing is served; from then on the door is no more than that. */
class ClosedDoorTest {
    private final GuardExtension guard = new GuardExtension();
    private final ClosedDoor door = new ClosedDoor(guard);
    private final Map<String, Object> said = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    /** By names without case. */
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final Map<String, Object> parts = new HashMap<>(Map.of(
            "getMethod",
            "GET",
            "getContentLengthLong",
            -1L,
            "getRequestURI",
            "/x",
            "getRequestURL",
            new StringWriter().append("https://localhost:9443/x").getBuffer(),
            "getQueryString",
            "",
            "getServerName",
            "localhost"));

    private HttpServletRequest seen;
    private int passed;

    @Test
    void requestWhenTheGuardDoesNotStandThenUnavailable() throws Exception {
        pass();

        assertThat(passed).isZero();
        assertThat(said)
                .containsEntry("setStatus", 503)
                .containsEntry("setContentType", "application/problem+json")
                .containsEntry("Retry-After", 1);
        assertProblem("unavailable", 503);
    }

    @Test
    void requestWhenTheGuardStandsThenServed() throws Exception {
        guard.installed();
        pass();

        assertThat(passed).isOne();
        assertThat(said).isEmpty();
        assertThat(body.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b", "a%b", "%", "%zz", "a|b", "<>", "{}", "\"", "\\", "^", "W/", "a/b", "a?b", "u@h", "[", "[::1",
                "\u0001"
            })
    void requestWhenItsHostIsNoneThenInvalidRequest(String host) throws Exception {
        guard.installed();
        parts.put("getServerName", host);
        pass();

        assertThat(passed).isZero();
        assertThat(said)
                .containsEntry("setStatus", 400)
                .containsEntry("setContentType", "application/problem+json")
                .doesNotContainKey("Retry-After");
        assertProblem("invalid-request", 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-b.example", "a_b", "127.0.0.1", "[::1]", "::1", "xn--bcher-kva.example", ""})
    void requestWhenItsHostIsOneThenServed(String host) throws Exception {
        guard.installed();
        parts.put("getServerName", host);
        pass();
        assertThat(passed).isOne();
    }

    @Test
    void requestWhenItsTypesOrLanguagesCannotBeReadThenServedWithWhatCan() throws Exception {
        guard.installed();
        headers.put("Content-Type", List.of("nonsense/"));
        headers.put("Accept-Language", List.of("\u0000"));
        headers.put("Accept", List.of("text/html, application/json;q=0.5"));
        headers.put("X-Other", List.of("kept"));
        pass();

        assertThat(seen.getContentType()).isEqualTo("application/x-malformed");
        assertThat(seen.getHeader("content-type")).isEqualTo("application/x-malformed");
        assertThat(seen.getHeader("Accept-Language")).isNull();
        assertThat(seen.getHeader("Accept")).isEqualTo("text/html, application/json;q=0.5");
        assertThat(seen.getHeader("X-Other")).isEqualTo("kept");
        assertThat(seen.getHeader("X-None")).isNull();
    }

    @Test
    void requestWhenAllCanBeReadThenItself() throws Exception {
        guard.installed();
        headers.put("Content-Type", List.of("application/json; charset=utf-8"));
        pass();
        assertThat(seen).isNotInstanceOf(ReadableRequest.class);
        headers.put("Accept", List.of("application/json, nonsense"));
        pass();
        assertThat(seen).isInstanceOf(ReadableRequest.class);
        assertThat(seen.getHeader("Accept")).isEqualTo("application/x-malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {";q=abc", ";q=", ";q=-1", ";q=1.1", ";q=2", ";q=0x1p-1", ";q=1f", ";q=NaN", "; Q=\"high\""})
    void requestWhenAWeightIsNoneThenNothingIsAcceptedThatExists(String weight) throws Exception {
        guard.installed();
        headers.put("Accept", List.of("application/json" + weight));
        pass();
        assertThat(seen.getHeader("Accept")).isEqualTo("application/x-malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "0.", "1.000", "0.123456", ".5"})
    void requestWhenAWeightIsOneThenItself(String weight) throws Exception {
        guard.installed();
        headers.put("Accept", List.of("application/json;q=" + weight));
        pass();
        assertThat(seen).isNotInstanceOf(ReadableRequest.class);
    }

    /** RFC 9110 §5.6.1. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''|''", ",|''", "a/b,,c/d|a/b c/d", " ,a/b|a/b", "a/b,|a/b"})
    void requestWhenElementsOfAListAreEmptyThenTheyArePassedOver(String accepted, String left) throws Exception {
        guard.installed();
        headers.put("Accept", List.of(accepted));
        pass();
        assertThat(String.join(" ", Collections.list(seen.getHeaders("Accept"))))
                .isEqualTo(left);
    }

    @Test
    void requestWhenItsTypeIsEmptyThenOneThatNobodyTakes() throws Exception {
        guard.installed();
        headers.put("Content-Type", List.of(""));
        pass();
        assertThat(seen.getContentType()).isEqualTo("application/x-malformed");
    }

    /** Else the runtime would say 415 before the guard is asked whether a token came. */
    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH"})
    void requestWhenItHasNeitherBodyNorTypeThenOneInJson(String method) throws Exception {
        guard.installed();
        parts.put("getMethod", method);
        for (long length : new long[] {-1, 0}) {
            parts.put("getContentLengthLong", length);
            parts.put("getHeaderNames", Collections.enumeration(List.of("Host")));
            pass();
            assertThat(seen.getContentType()).isEqualTo("application/json");
            assertThat(Collections.list(seen.getHeaderNames())).containsExactly("Host", "Content-Type");
        }
    }

    @Test
    void requestWhenItHasABodyOrATypeOrWantsNoneThenItself() throws Exception {
        guard.installed();
        for (String method : List.of("GET", "DELETE")) {
            parts.put("getMethod", method);
            pass();
            assertThat(seen).as(method).isNotInstanceOf(ReadableRequest.class);
        }
        parts.put("getMethod", "POST");
        parts.put("getContentLengthLong", 1L);
        pass();
        assertThat(seen).as("a body").isNotInstanceOf(ReadableRequest.class);
        parts.put("getContentLengthLong", -1L);
        headers.put("Transfer-Encoding", List.of("chunked"));
        pass();
        assertThat(seen).as("a body in chunks").isNotInstanceOf(ReadableRequest.class);
        headers.clear();
        headers.put("Content-Type", List.of("text/plain"));
        pass();
        assertThat(seen).as("a type").isNotInstanceOf(ReadableRequest.class);
    }

    @Test
    void requestWhenItsTargetIsNoUriThenEncodedUntilItIs() throws Exception {
        guard.installed();
        parts.put("getRequestURI", "/users/[a|b]/{id}\u00e4");
        parts.put(
                "getRequestURL",
                new StringWriter()
                        .append("https://localhost:9444/users/[a|b]/{id}\u00e4")
                        .getBuffer());
        parts.put("getQueryString", "email=%zz&x=%2&y=%&z=%C3%A4^\"<>`\\ {}");
        pass();
        assertThat(seen.getRequestURI()).isEqualTo("/users/%5Ba%7Cb%5D/%7Bid%7D%C3%A4");
        assertThat(seen.getRequestURL()).hasToString("https://localhost:9444" + seen.getRequestURI());
        assertThat(seen.getQueryString()).isEqualTo("email=%25zz&x=%252&y=%25&z=%C3%A4%5E%22%3C%3E%60%5C%20%7B%7D");
        assertThat(URI.create(seen.getRequestURL() + "?" + seen.getQueryString()))
                .isNotNull();
    }

    @Test
    void applicationWhenItNamesAGuardOrWantsTokensThenItsDoorStandsBeforeEveryPath() {
        for (Class<?> type : List.of(Planted.Guard.class, Planted.Plain.class)) {
            said.clear();
            GuardExtension named = start(Set.of(Planted.Indifferent.class, type));
            assertThat(named.isDemanded()).isTrue();
            assertThat(said)
                    .containsEntry("addFilter", ClosedDoor.class)
                    .containsEntry("setAsyncSupported", true)
                    .containsEntry("addMappingForUrlPatterns", "[REQUEST] false [/*]");
        }
    }

    @Test
    void applicationWhenItWantsNoneThenWithoutADoor() {
        assertThat(start(null).isDemanded()).isFalse();
        assertThat(start(Set.of(Planted.Indifferent.class)).isDemanded()).isFalse();
        assertThat(said).isEmpty();
    }

    /** CONTRACT section 8: whole, and found again by the header. */
    private void assertProblem(String type, int status) throws IOException {
        JsonNode problem = new ObjectMapper().readTree(body.toByteArray());
        assertThat(problem.path("type").asText()).isEqualTo("urn:symbolon:problem:" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("instance").asText()).isEqualTo("urn:uuid:" + said.get("X-Correlation-Id"));
    }

    private GuardExtension start(Set<Class<?>> types) {
        GuardExtension named = new GuardExtension();
        TestContainer container = TestContainer.with(named);
        try {
            new GuardDoor().onStartup(types, Beans.of(ServletContext.class, (proxy, method, arguments) -> {
                said.put(method.getName(), arguments[1].getClass());
                return registration();
            }));
        } finally {
            container.close();
        }
        return named;
    }

    private FilterRegistration.Dynamic registration() {
        return Beans.of(FilterRegistration.Dynamic.class, (proxy, method, arguments) -> {
            said.put(
                    method.getName(),
                    arguments.length == 1
                            ? arguments[0]
                            : arguments[0] + " " + arguments[1] + " " + Arrays.toString((String[]) arguments[2]));
            return null;
        });
    }

    private HttpServletRequest request() {
        return Beans.of(HttpServletRequest.class, (proxy, method, arguments) -> {
            if (parts.containsKey(method.getName())) {
                return parts.get(method.getName());
            }
            List<String> values = headers.getOrDefault(arguments[0].toString(), List.of());
            return method.getName().equals("getHeaders")
                    ? Collections.enumeration(values)
                    : values.stream().findFirst().orElse(null);
        });
    }

    private static final class Written extends ServletOutputStream {
        private final ByteArrayOutputStream body;

        Written(ByteArrayOutputStream body) {
            this.body = body;
        }

        @Override
        public void write(int octet) {
            body.write(octet);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    private void pass() throws Exception {
        FilterChain chain = (request, response) -> {
            passed++;
            seen = (HttpServletRequest) request;
        };
        door.doFilter(
                request(),
                Beans.of(HttpServletResponse.class, (proxy, method, arguments) -> {
                    if (method.getName().equals("getOutputStream")) {
                        return new Written(body);
                    }
                    said.put(
                            arguments.length == 1 ? method.getName() : arguments[0].toString(),
                            arguments[arguments.length - 1]);
                    return null;
                }),
                chain);
    }
}
