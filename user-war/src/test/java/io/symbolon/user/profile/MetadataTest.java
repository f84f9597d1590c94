package io.symbolon.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.json.Json;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"theme\":\"dark\",\"sizes\":[1,2.5,null,true],\"note\":\"two\\nlines\\t🦉\"}",
                "{\"a\":{\"b\":{\"c\":{\"d\":{}}}}}",
                "{\"a\":[[[[]]]]}",
                "{\"n\":123456789012345678901234567890}"
            })
    void normalWhenWithinBoundsThenAsItCame(String json) throws JsonProcessingException {
        JsonNode value = Json.strict().readTree(json);
        assertThat(Metadata.FORM.normal().apply(value)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"text\"",
                "1",
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{}}}}}}",
                "{\"a\":[[[[[]]]]]}",
                "{\"\":1}",
                "{\" \":1}",
                "{\"a\\u0000\":1}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":[\"\\ud800\"]}",
                "{\"a\":1e400}"
            })
    void normalWhenOutOfBoundsThenRefused(String json) throws JsonProcessingException {
        assertThat(isTaken(json)).isFalse();
    }

    @Test
    void normalWhenAtTheMostMembersThenTakenAndBeyondRefused() throws JsonProcessingException {
        assertThat(isTaken(members(100))).isTrue();
        assertThat(isTaken(members(101))).isFalse();
        assertThat(isTaken("{\"a\":" + elements(99) + "}")).isTrue();
        assertThat(isTaken("{\"a\":" + elements(100) + "}")).isFalse();
    }

    @Test
    void normalWhenAtTheMostBytesThenTakenAndBeyondRefused() throws JsonProcessingException {
        String longest = "é".repeat((8192 - 8) / 2);
        assertThat(isTaken("{\"a\":\"" + longest + "\"}")).isTrue();
        assertThat(isTaken("{\"ab\":\"" + longest + "\"}")).isFalse();
    }

    @Test
    void normalWhenANameIsAtItsLimitThenTakenAndBeyondRefused() throws JsonProcessingException {
        assertThat(isTaken("{\"" + "🦉".repeat(64) + "\":1}")).isTrue();
        assertThat(isTaken("{\"" + "a".repeat(65) + "\":1}")).isFalse();
    }

    private static boolean isTaken(String json) throws JsonProcessingException {
        return Metadata.FORM.normal().apply(Json.strict().readTree(json)).isPresent();
    }

    private static String members(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"m" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
    }

    private static String elements(int count) {
        return IntStream.range(0, count).mapToObj(i -> "1").collect(Collectors.joining(",", "[", "]"));
    }
}
