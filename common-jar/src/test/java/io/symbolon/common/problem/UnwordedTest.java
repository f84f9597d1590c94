package io.symbolon.common.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class UnwordedTest {
    @Test
    void printedThenTypesAndPlacesButNoMessage() {
        Exception cause = new NumberFormatException("for input: secret-one");
        Exception failure = new IllegalStateException("secret-two", cause);
        failure.addSuppressed(new IllegalArgumentException("secret-three"));

        assertThat(printed(failure))
                .contains("java.lang.IllegalStateException", "java.lang.NumberFormatException")
                .contains("UnwordedTest.printedThenTypesAndPlacesButNoMessage")
                .doesNotContain("secret");
    }

    @Test
    void causesWhenInACycleThenEnds() {
        Exception one = new IllegalStateException();
        one.initCause(new IllegalArgumentException(one));

        assertThat(printed(one)).contains("IllegalArgumentException");
    }

    private static String printed(Exception failure) {
        StringWriter text = new StringWriter();
        new Unworded(failure).printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
