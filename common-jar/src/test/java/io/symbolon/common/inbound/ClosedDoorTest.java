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
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Before the guard stands nothing is served; from then on the door is no more than that. */
class ClosedDoorTest {
    private final GuardExtension guard = new GuardExtension();
    private final ClosedDoor door = new ClosedDoor(guard);
    private final Map<String, Object> said = new HashMap<>();
    private final StringWriter body = new StringWriter();
    /** By names without case. */
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

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
        JsonNode problem = new ObjectMapper().readTree(body.toString());
        assertThat(problem.path("type").asText()).isEqualTo("urn:symbolon:problem:unavailable");
        assertThat(problem.path("status").asInt()).isEqualTo(503);
        assertThat(problem.path("title").asText()).isNotBlank();
    }

    @Test
    void requestWhenTheGuardStandsThenServed() throws Exception {
        guard.installed();
        pass();

        assertThat(passed).isOne();
        assertThat(said).isEmpty();
        assertThat(body.toString()).isEmpty();
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
        assertThat(seen).isNotInstanceOf(ReadableHeaders.class);
        headers.put("Accept", List.of("application/json, nonsense"));
        pass();
        assertThat(seen).isInstanceOf(ReadableHeaders.class);
        assertThat(seen.getHeader("Accept")).isEqualTo("application/x-malformed");
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
            List<String> values = headers.getOrDefault(arguments[0].toString(), List.of());
            return method.getName().equals("getHeaders")
                    ? Collections.enumeration(values)
                    : values.stream().findFirst().orElse(null);
        });
    }

    private void pass() throws Exception {
        FilterChain chain = (request, response) -> {
            passed++;
            seen = (HttpServletRequest) request;
        };
        door.doFilter(
                request(),
                Beans.of(HttpServletResponse.class, (proxy, method, arguments) -> {
                    if (method.getName().equals("getWriter")) {
                        return new PrintWriter(body, true);
                    }
                    said.put(
                            arguments.length == 1 ? method.getName() : arguments[0].toString(),
                            arguments[arguments.length - 1]);
                    return null;
                }),
                chain);
    }
}
