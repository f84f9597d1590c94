package io.symbolon.auth.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"Ada", "a", " Ada ", "Zoë", "\u200fעדה", "👩\u200d🚀", "José\u00a0María"})
    void refusalWhenANameThenNone(String name) {
        assertThat(DisplayName.refusal(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "\u00a0", "\u200b", "\ufeff", "\u200b \u00a0\ufeff"})
    void refusalWhenThereIsNothingToSeeThenBlank(String name) {
        assertThat(DisplayName.refusal(name)).contains("must not be blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\0b",
                "a\nb",
                "a\tb",
                "Ada\n",
                "a\u2028b",
                "a\u2029b",
                "a\ud800",
                "a\u202ab",
                "a\u202eb",
                "a\u2066b",
                "a\u2069b"
            })
    void refusalWhenNoLineOfTextThenToldSo(String name) {
        assertThat(DisplayName.refusal(name)).contains("must be one line of text");
    }

    @Test
    void refusalWhenAtItsLimitThenNoneAndBeyondToldSo() {
        assertThat(DisplayName.refusal("🦉".repeat(100))).isEmpty();
        assertThat(DisplayName.refusal("🦉".repeat(101))).contains("must have at most 100 characters");
    }

    /** As it is kept, not as it is typed. */
    @Test
    void refusalWhenDecomposedThenCountedInNormalForm() {
        String typed = "e\u0301".repeat(100);
        assertThat(DisplayName.refusal(typed)).isEmpty();
        assertThat(DisplayName.normalized(typed)).isEqualTo("é".repeat(100));
        assertThat(DisplayName.refusal("\u0958".repeat(51)))
                .as("one that composition takes apart")
                .contains("must have at most 100 characters");
    }
}
