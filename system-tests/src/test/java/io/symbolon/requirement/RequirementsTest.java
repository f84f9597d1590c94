package io.symbolon.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.requirement.Requirements.Numbered;
import io.symbolon.system.Build;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of requirements does not rot. */
class RequirementsTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+\\.\\w+)`");

    private final Requirements requirements = new Requirements(Build.ROOT);

    @Test
    void everyRequirementHasATestOfItsNumber() throws IOException {
        Set<Integer> proved = requirements.tests().stream()
                .flatMap(test -> test.numbers().stream())
                .collect(Collectors.toSet());

        assertThat(proved)
                .containsExactlyInAnyOrderElementsOf(Requirements.all().boxed().toList());
    }

    @Test
    void tableThenARowForEachAndNoTestThatIsGone() throws IOException {
        Set<String> tests =
                requirements.tests().stream().map(Numbered::toString).collect(Collectors.toSet());
        List<MatchResult> rows = requirements.rows();

        assertThat(rows)
                .extracting(row -> Integer.valueOf(row.group(1)))
                .containsExactlyElementsOf(Requirements.all().boxed().toList());
        assertThat(rows).allSatisfy(row -> assertThat(
                        TEST.matcher(row.group()).results().map(test -> test.group(1)))
                .as(row.group(2) + ": renew the table as it says at its top")
                .isNotEmpty()
                .isSubsetOf(tests));
    }

    @Test
    void numbersWhenAtTheEndOfANameThenRead() {
        String name = "aWhen9ThenDoneR12R3";
        String source = "interface X {\n  @Test\n  void %s() {}\n  void aR() {}\n  void aR6x() {} }".formatted(name);
        assertThat(Requirements.tests("X", source)).containsExactly(new Numbered("X", true, name, List.of(12, 3)));
    }
}
