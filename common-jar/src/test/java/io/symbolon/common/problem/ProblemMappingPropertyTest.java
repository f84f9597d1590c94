package io.symbolon.common.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Hostile;
import io.symbolon.common.testing.Law;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** CONTRACT section 8: whatever fails and whatever it says, the answer is the catalogue's, and in its words. */
class ProblemMappingPropertyTest {
    /** Stands in every message and header, and may be in no answer. */
    private static final String MARK = "quetzal-feather";

    private static final Set<String> HEADERS =
            Set.of("content-type", "cache-control", "allow", "retry-after", "www-authenticate", "location");

    /** Every failure is logged with its places, and there are hundreds. Held, or its level would be forgotten. */
    private static final Logger LOG = Logger.getLogger(Failures.class.getName());

    @BeforeContainer
    static void quiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterContainer
    static void aloud() {
        LOG.setLevel(null);
    }

    private static final class Passing extends RuntimeException implements Unavailable {
        private static final long serialVersionUID = 1L;

        Passing(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public Duration retryAfter() {
            return Duration.ZERO;
        }
    }

    @Law
    void refusalWhenOfAnyStatusThenItsProblemWithoutItsWords(
            @ForAll @IntRange(min = 400, max = 499) int status,
            @ForAll("texts") String words,
            @ForAll("headerNames") List<String> names) {
        Response.ResponseBuilder thrown = Response.status(status).entity(MARK + words);
        names.forEach(name -> thrown.header(name, MARK + words));

        Response answer = new RefusalMapper().toResponse(new WebApplicationException(MARK + words, thrown.build()));

        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getHeaders().keySet()).allMatch(name -> HEADERS.contains(name.toLowerCase(Locale.ROOT)));
        assertSpeaksOfNothing(answer);
    }

    @Law
    void failureWhenOfAnyKindThenBareOrPassingAndWithoutItsWords(@ForAll("failures") Throwable failure) {
        Response answer = new FailureMapper().toResponse(failure);

        assertThat(answer.getStatus()).isIn(500, 503);
        assertThat(answer.getHeaders().containsKey("Retry-After")).isEqualTo(answer.getStatus() == 503);
        if (answer.getStatus() == 503) {
            assertThat(Integer.parseInt(answer.getHeaderString("Retry-After"))).isPositive();
        }
        assertSpeaksOfNothing(answer);
    }

    @Law
    void refusalWhenItIsAProblemAlreadyThenPassedOn(@ForAll("types") ProblemType type, @ForAll("texts") String detail) {
        Response thrown = Problem.of(type).detail(detail).response();
        assertThat(new RefusalMapper().toResponse(new WebApplicationException(thrown)))
                .isSameAs(thrown);
    }

    private static void assertSpeaksOfNothing(Response answer) {
        Map<String, Object> members = ((ProblemDocument) answer.getEntity()).members();
        assertThat(members).containsKeys("type", "title").containsEntry("status", answer.getStatus());
        assertThat(members.get("type").toString()).matches("about:blank|urn:symbolon:problem:[a-z-]+");
        assertThat(members.toString()).doesNotContain(MARK, "Exception", "io.symbolon");
        assertThat(answer.getMediaType()).isEqualTo(Problem.MEDIA_TYPE);
    }

    @Provide
    static Arbitrary<String> texts() {
        return Hostile.text();
    }

    @Provide
    static Arbitrary<List<String>> headerNames() {
        return Arbitraries.of("X-Detail", "Server", "Content-Language", "Set-Cookie", "Link", "X-Exception")
                .list()
                .ofMaxSize(3);
    }

    @Provide
    static Arbitrary<ProblemType> types() {
        return Arbitraries.of(
                ProblemType.INVALID_REQUEST, ProblemType.UNAUTHORIZED, ProblemType.CONFLICT, ProblemType.UNAVAILABLE);
    }

    /** One around the other, many links deep. */
    @Provide
    static Arbitrary<Throwable> failures() {
        Arbitrary<UnaryOperator<Throwable>> wrapping = Hostile.text()
                .flatMap(words -> Arbitraries.of(
                        cause -> new IllegalStateException(MARK + words, cause),
                        cause -> new AssertionError(MARK + words, cause),
                        cause -> new SQLException(MARK + words, words, cause),
                        cause -> new SQLException(MARK + words, "08006", cause),
                        cause -> new Passing(MARK + words, cause)));
        return wrapping.list().ofMinSize(1).ofMaxSize(30).map(wrappings -> {
            Throwable failure = null;
            for (UnaryOperator<Throwable> wrapper : wrappings) {
                failure = wrapper.apply(failure);
            }
            return failure;
        });
    }
}
