package io.symbolon.common.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A failure that passes is 503 with Retry-After (RFC 9110 §10.2.3), never 500. */
class UnavailableTest {
    private static final class Passing extends RuntimeException implements Unavailable {
        private static final long serialVersionUID = 1L;
        private final Duration retryAfter;

        Passing(Duration retryAfter) {
            this.retryAfter = retryAfter;
        }

        @Override
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 1", "PT0.2S, 1", "PT2S, 2", "PT2.1S, 3", "PT40S, 40"})
    void retryAfterIsRoundedUpToWholeSeconds(Duration retryAfter, String header) {
        Response answer = Failures.answer(new CompletionException(new Passing(retryAfter)));
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo(header);
    }

    /** A connection lost, a deadlock, a full disk, a shutdown, H2 closed, a silent transaction, no primary; a duplicate, a long text. */
    @ParameterizedTest
    @CsvSource({
        "08006, 503",
        "40P01, 503",
        "53100, 503",
        "57P01, 503",
        "90098, 503",
        "25P03, 503",
        "25006, 503",
        "23505, 500",
        "22001, 500",
        "25001, 500"
    })
    void databasesRefusalThen503WhereItPasses(String state, int status) {
        SQLException refusal = new SQLException("no", state);
        assertThat(Failures.answer(new IllegalStateException(refusal)).getStatus())
                .isEqualTo(status);
    }

    @Test
    void anyOtherFailureStaysABare500() {
        assertThat(Failures.answer(new IllegalStateException("secret")).getStatus())
                .isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "401, none, 500, none",
                "404, 7, 500, none",
                "503, 7, 503, 7",
                "429, none, 503, 2",
                "503, Mon, 503, 2",
                "503, 999999999, 503, 3600"
            })
    void answerOfACalledServiceThenAFailureOfOursThatPassesWhereThatOneDoes(
            int status, String retryAfter, int ours, String header) {
        Response theirs =
                Response.status(status).header("Retry-After", retryAfter).build();
        Response answer = new CalledServiceMapper().toResponse(new CalledServiceException("x was answered", theirs));
        assertThat(answer.getStatus()).isEqualTo(ours);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo(header);
        assertThat(answer.getHeaderString("WWW-Authenticate")).isNull();
    }
}
