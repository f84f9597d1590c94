package io.symbolon.common.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** CONTRACT section 8: type, title, status, detail, instance. */
class ProblemDocumentTest {
    private static Map<String, Object> completed(Problem problem) {
        return problem.document().withInstance("urn:uuid:one").members();
    }

    @Test
    void detailWhenNoneWasGivenThenTheTitleAsASentence() {
        assertThat(completed(Problem.of(ProblemType.NOT_FOUND)))
                .containsEntry("detail", "There is nothing here.")
                .containsEntry("instance", "urn:uuid:one");
    }

    @Test
    void detailWhenGivenThenKept() {
        assertThat(completed(Problem.of(ProblemType.CONFLICT).detail("It exists.")))
                .containsEntry("detail", "It exists.");
    }

    @Test
    void detailWhenThereAreViolationsThenNamesThem() {
        Problem problem =
                Problem.of(ProblemType.INVALID_REQUEST).violations(List.of(new Violation("email", "must be given")));

        assertThat(completed(problem).get("detail")).asString().contains("see violations");
    }

    @Test
    void detailWhenNobodyForesawTheFailureThenNone() {
        assertThat(completed(Problem.unexpected())).doesNotContainKey("detail");
    }
}
