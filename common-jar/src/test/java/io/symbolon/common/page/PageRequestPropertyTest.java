package io.symbolon.common.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.problem.Violation;
import io.symbolon.common.testing.Hostile;
import io.symbolon.common.testing.Law;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** CONTRACT section 8: a cursor that was not given is a violation, whatever it holds; one that was leads back to its key. */
class PageRequestPropertyTest {
    @Law
    void keyWhenMadeACursorThenFoundAgain(@ForAll("texts") String text) {
        String key = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8); // no half pairs
        String cursor = PageRequest.cursor(key);

        assertThat(cursor).matches("[A-Za-z0-9_-]*");
        assertThat(PageRequest.of(null, cursor, any -> true).after()).contains(key);
    }

    @Law
    void cursorWhenAnyTextThenItsOneKeyOrAViolation(@ForAll("texts") String cursor) {
        PageRequest asked = PageRequest.of(null, cursor, any -> true);

        if (asked.after().isPresent()) {
            assertThat(PageRequest.cursor(asked.after().get())).isEqualTo(cursor);
            assertThat(asked.violations()).isEmpty();
        } else {
            assertThat(asked.violations()).extracting(Violation::field).containsExactly("cursor");
        }
    }

    @Law
    void limitWhenAnyTextThenAmongOneToAHundredOrAViolation(@ForAll("texts") String text, @ForAll short number) {
        for (String limit : new String[] {text, Short.toString(number)}) {
            PageRequest asked = PageRequest.of(limit, null, any -> true);
            boolean good = limit.matches("0{0,3}([1-9][0-9]?|100)") && limit.length() <= 4;

            assertThat(asked.violations().isEmpty()).as(limit).isEqualTo(good);
            assertThat(good && asked.limit() != Integer.parseInt(limit)).isFalse();
        }
    }

    @Provide
    static Arbitrary<String> texts() {
        return Hostile.text();
    }
}
