package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.inbound.GuardedRuntime.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is decided before and after the guard: bodies' length and coding, and the record of a call. */
class BodyGateTest {
    private static final int LIMIT = GuardedRuntime.BODY_LIMIT;

    private final GuardedRuntime runtime = new GuardedRuntime();

    @Test
    void bodyWhenAtTheLimitThenTakenAndOneOctetMoreNot() {
        assertThat(post(LIMIT).text()).isEqualTo(Integer.toString(LIMIT));
        assertTooLarge(post(LIMIT + 1));
        assertThat(post(0).text()).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "64, 200",
        "65, 413",
        "-1, 200",
        "99999999999999999999, 413",
        "x, 413",
        "'3,3', 200",
        "'65, 65', 413",
        "'3,4', 413"
    })
    void lengthWhenAnnouncedThenBelieved(String length, int status) {
        Answer answer = runtime.get("/bodies", "Content-Length", length);
        assertThat(answer.status()).as(length).isEqualTo(status);
    }

    /** Announced or not, and whoever was to read it. */
    @ParameterizedTest
    @ValueSource(strings = {"/bodies", "/messages", "/octets"})
    void bodyWhenItBreaksOffThenTheSendersFault(String path) {
        for (String[] headers : new String[][] {
            {"Content-Type", "application/json", "Content-Length", "10"}, {"Content-Type", "application/json"}
        }) {
            Answer answer = runtime.call("POST", path, new BreakingOff(), headers);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.member("type")).isEqualTo("urn:symbolon:problem:invalid-request");
            assertThat(answer.member("detail")).isEqualTo("The body did not arrive.");
        }
    }

    @Test
    void bodyWhenItArrivedAndIsNoMessageThenThatIsSaid() {
        Answer answer = runtime.call(
                "POST", "/messages", "{".getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.member("detail")).isNotEqualTo("The body did not arrive.");
    }

    /** As a connection does whose other end is gone, or slow. */
    private static final class BreakingOff extends InputStream {
        @Override
        public int read() throws IOException {
            throw new SocketTimeoutException("read timed out");
        }

        @Override
        public int read(byte[] octets, int from, int length) throws IOException {
            return read();
        }
    }

    @Test
    void bodyOfAMethodWithoutOneThenNotRead() {
        assertThat(runtime.call("GET", "/bodies", new byte[LIMIT + 1]).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity, gzip", "deflate", ""})
    void codingWhenAnyThenUnsupportedAndToldWhichIsNot(String coding) {
        Answer answer = runtime.call("POST", "/bodies", new byte[1], "Content-Encoding", coding);
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
        assertThat(answer.member("type")).isEqualTo("urn:symbolon:problem:unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", " Identity "})
    void codingWhenNoneThenTaken(String coding) {
        assertThat(runtime.call("POST", "/bodies", new byte[1], "Content-Encoding", coding)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "200, success,",
        "399, success,",
        "400, refused, status_400",
        "409, refused, conflict",
        "499, refused, status_499",
        "500, failed, status_500",
        "503, failed, status_503"
    })
    void callWhenItsPathIsAuditedThenOneRecordOfWhatBecameOfIt(int status, String outcome, String reason) {
        for (String path : new String[] {"/audited/" + status, "/audited;a=1/" + status}) {
            runtime.records.clear();
            assertThat(runtime.get(path).status()).isEqualTo(status);
            assertThat(runtime.records).singleElement().satisfies(record -> {
                assertThat(record.event()).isEqualTo("sensitive_read");
                assertThat(record.outcome()).isEqualTo(outcome);
                assertThat(record.reason()).isEqualTo(reason);
            });
        }
    }

    @Test
    void callWhenItsGrantCannotBeRecordedThenTheAnswerIsWithheld() {
        assertThat(runtime.get("/audited/200").header("Location")).isNotNull();
        runtime.broken = true;

        Answer withheld = runtime.get("/audited/200");
        assertThat(withheld.status()).isEqualTo(503);
        assertThat(withheld.member("type")).isEqualTo("urn:symbolon:problem:unavailable");
        assertThat(withheld.header("Location")).isNull();
        assertThat(withheld.header("ETag")).isNull();
        assertThat(Integer.parseInt(withheld.header("Retry-After"))).isPositive();
        assertThat(runtime.get("/audited/404").status())
                .as("a refusal stays one")
                .isEqualTo(404);
        assertThat(runtime.records).extracting(AuditRecord::outcome).containsExactly("success");
    }

    private Answer post(int octets) {
        return runtime.call("POST", "/bodies", "a".repeat(octets).getBytes(StandardCharsets.UTF_8));
    }

    private static void assertTooLarge(Answer answer) {
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.member("type")).isEqualTo("urn:symbolon:problem:payload-too-large");
    }
}
