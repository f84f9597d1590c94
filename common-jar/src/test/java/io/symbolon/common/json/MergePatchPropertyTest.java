package io.symbolon.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.common.testing.Hostile;
import io.symbolon.common.testing.Law;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** RFC 7396 for any two documents; a document of ours holds no null. */
class MergePatchPropertyTest {
    record Any(ObjectNode a) {}

    @Law
    void patchWhenAnyThenAsTheRfcsOwnWordsSay(
            @ForAll("documents") ObjectNode before, @ForAll("objects") ObjectNode patch) {
        assertThat(patched(before, patch)).isEqualTo(mergePatch(before, patch));
    }

    @Law
    void patchWhenTwiceThenAsOnce(@ForAll("documents") ObjectNode before, @ForAll("objects") ObjectNode patch) {
        ObjectNode once = patched(before, patch);
        assertThat(patched(once, patch)).isEqualTo(once);
    }

    @Law
    void patchWhenEmptyOrWhatIsThereAlreadyThenNothingChanges(@ForAll("documents") ObjectNode before) {
        assertThat(patched(before, JsonNodeFactory.instance.objectNode())).isEqualTo(before);
        assertThat(patched(before, before)).isEqualTo(before);
    }

    @Law
    void patchWhenAppliedThenItsSubjectStaysAsItWas(
            @ForAll("documents") ObjectNode before, @ForAll("objects") ObjectNode patch) {
        ObjectNode was = before.deepCopy();
        ObjectNode sent = patch.deepCopy();
        patched(before, patch);

        assertThat(before).isEqualTo(was);
        assertThat(patch).isEqualTo(sent);
    }

    /** RFC 7396 §2, line by line. */
    private static JsonNode mergePatch(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (target != null && target.isObject()) {
            result.setAll((ObjectNode) target);
        }
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                result.set(member.getKey(), mergePatch(result.get(member.getKey()), member.getValue()));
            }
        }
        return result;
    }

    private static ObjectNode patched(ObjectNode before, ObjectNode patch) {
        return MergePatch.apply(JsonNodeFactory.instance.objectNode().set("a", patch), new Any(before))
                .a();
    }

    @Provide
    static Arbitrary<ObjectNode> objects() {
        return Hostile.object();
    }

    @Provide
    static Arbitrary<ObjectNode> documents() {
        return Hostile.object().map(MergePatchPropertyTest::withoutNulls);
    }

    private static ObjectNode withoutNulls(ObjectNode object) {
        object.properties().removeIf(member -> member.getValue().isNull());
        object.forEach(MergePatchPropertyTest::clear);
        return object;
    }

    private static void clear(JsonNode node) {
        if (node instanceof ObjectNode object) {
            withoutNulls(object);
        } else {
            node.forEach(MergePatchPropertyTest::clear);
        }
    }
}
