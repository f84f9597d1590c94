package io.symbolon.system.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.system.Answer;
import java.util.Locale;

/** CONTRACT section 8, asked of an answer. */
final class Contract {
    /** Marks what clients sent: no answer and no log may hold it. */
    static final String MARK = "quetzal-feather";

    private Contract() {}

    /** A problem of the catalogue, or where OAuth clients listen an error of RFC 6749 §5.2; 4xx, and no word of the inside. */
    static void assertRefused(Answer answer) {
        String type = String.valueOf(answer.header("Content-Type")).toLowerCase(Locale.ROOT);
        boolean problem = type.equals("application/problem+json")
                && answer.text("type").startsWith("urn:symbolon:problem:")
                && answer.json().path("status").asInt() == answer.status();
        boolean oauth = type.startsWith("application/json") && answer.text("error") != null;
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertThat(problem || oauth).as(answer.toString()).isTrue();
        assertThat(answer.text()).doesNotContain(MARK, "io.symbolon", "jackson", "Exception", "\tat ");
    }

    /** The server did what was asked, or it refused. */
    static void assertAnswered(Answer answer) {
        if (answer.status() >= 400) {
            assertRefused(answer);
        }
    }
}
