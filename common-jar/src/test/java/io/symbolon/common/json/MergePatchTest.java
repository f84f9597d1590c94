package io.symbolon.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.common.problem.Problem;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7396. */
class MergePatchTest {
    /** Holds the examples of appendix A. */
    record Any(Map<String, Object> a) {}

    record Place(String city, String postalCode) {}

    record Person(String displayName, Place place, List<String> tags) {}

    private static final Person ADA = new Person("Ada", new Place("Quito", "170150"), List.of("x"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"b\":1}               | {\"b\":2}                     | {\"b\":2}",
                "{\"b\":1}               | {\"c\":2}                     | {\"b\":1,\"c\":2}",
                "{\"b\":1}               | {\"b\":null}                  | {}",
                "{\"b\":1,\"c\":2}       | {\"b\":null}                  | {\"c\":2}",
                "{\"b\":[1]}             | {\"b\":2}                     | {\"b\":2}",
                "{\"b\":1}               | {\"b\":[1]}                   | {\"b\":[1]}",
                "{\"b\":{\"c\":1}}       | {\"b\":{\"d\":2,\"c\":null}}  | {\"b\":{\"d\":2}}",
                "{\"b\":[{\"c\":1}]}     | {\"b\":[1]}                   | {\"b\":[1]}",
                "{}                      | {\"b\":{\"bb\":{\"cc\":null}}}| {\"b\":{\"bb\":{}}}"
            })
    void examplesOfTheAppendixThenAsItSays(String before, String patch, String after) throws JsonProcessingException {
        Any patched = MergePatch.apply(tree("{\"a\":" + patch + "}"), new Any(map(before)));

        assertThat(patched).isEqualTo(new Any(map(after)));
    }

    @Test
    void membersWhenNotNamedThenStay() throws JsonProcessingException {
        Person moved = MergePatch.apply(tree("{\"place\":{\"city\":\"Loja\"},\"tags\":[]}"), ADA);

        assertThat(moved).isEqualTo(new Person("Ada", new Place("Loja", "170150"), List.of()));
        assertThat(MergePatch.apply(tree("{}"), ADA)).isEqualTo(ADA);
        assertThat(MergePatch.apply(tree("{\"place\":null}"), ADA)).isEqualTo(new Person("Ada", null, List.of("x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"unheard_of\":1}",
                "{\"unheard_of\":null}",
                "{\"displayName\":\"x\"}",
                "{\"display_name\":1}",
                "{\"display_name\":{}}",
                "{\"place\":\"Loja\"}",
                "{\"place\":{\"unheard_of\":null}}",
                "{\"tags\":[{}]}"
            })
    void membersWhenUnknownOrOfAnotherTypeThenRefused(String patch) throws JsonProcessingException {
        ObjectNode tree = tree(patch);

        WebApplicationException refused =
                catchThrowableOfType(WebApplicationException.class, () -> MergePatch.apply(tree, ADA));

        assertThat(Problem.slug(refused.getResponse().getEntity())).contains("invalid-request");
    }

    private static ObjectNode tree(String json) throws JsonProcessingException {
        return (ObjectNode) Json.strict().readTree(json);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(String json) throws JsonProcessingException {
        return Json.strict().readValue(json, Map.class);
    }
}
