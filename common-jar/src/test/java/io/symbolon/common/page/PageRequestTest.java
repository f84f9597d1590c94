package io.symbolon.common.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.problem.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {
    @Test
    void ofWhenNothingIsSentThenTheFirstTwenty() {
        PageRequest asked = PageRequest.of(null, null, key -> true);
        assertThat(asked.limit()).isEqualTo(20);
        assertThat(asked.after()).isEmpty();
        assertThat(asked.violations()).isEmpty();
    }

    @Test
    void ofWhenTheCursorIsOursThenItsKey() {
        PageRequest asked = PageRequest.of("100", PageRequest.cursor("chat-service"), key -> true);
        assertThat(asked.after()).contains("chat-service");
        assertThat(asked.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "1.5", "", "ten", "99999999999999"})
    void ofWhenTheLimitIsNoneThenViolation(String limit) {
        assertThat(PageRequest.of(limit, null, key -> true).violations())
                .map(Violation::field)
                .containsExactly("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "AA==", "Y2hhdC1zZXJ2aWNl"})
    void ofWhenTheCursorIsNotOursThenViolation(String cursor) {
        assertThat(PageRequest.of(null, cursor, key -> key.equals("another")).violations())
                .map(Violation::field)
                .containsExactly("cursor");
    }
}
