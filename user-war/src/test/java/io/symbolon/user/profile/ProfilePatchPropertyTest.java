package io.symbolon.user.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.symbolon.common.testing.Hostile;
import io.symbolon.common.testing.Law;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** PATCH of a profile (CONTRACT section 5) by any document. */
class ProfilePatchPropertyTest {
    @Law
    void patchWhenOfWritableMembersThenAProfileOrItsViolations(@ForAll("patches") ObjectNode patch) {
        PatchLaws.hold(patch);
    }

    @Law
    void patchWhenAnyObjectThenAProfileOrItsViolations(@ForAll("objects") ObjectNode patch) {
        PatchLaws.hold(patch);
    }

    @Law
    void metadataWhenAnyObjectThenAProfileOrItsViolations(@ForAll("objects") ObjectNode metadata) {
        PatchLaws.hold(JsonNodeFactory.instance.objectNode().set("metadata", metadata));
    }

    @Provide
    static Arbitrary<ObjectNode> objects() {
        return Hostile.object();
    }

    @Provide
    static Arbitrary<ObjectNode> patches() {
        Arbitrary<String> names = Arbitraries.frequencyOf(
                Tuple.of(
                        20,
                        Arbitraries.of(ProfileField.values())
                                .filter(it -> it.form().isPresent())
                                .map(ProfileField::wireName)),
                Tuple.of(1, Arbitraries.of("id", "email", "version", "unheard_of")));
        return Arbitraries.maps(names, values()).ofMinSize(1).ofMaxSize(5).map(members -> {
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            members.forEach(patch::set);
            return patch;
        });
    }

    /** Mostly such as some member may have. */
    private static Arbitrary<JsonNode> values() {
        Arbitrary<String> likely = Arbitraries.of(
                "Ada",
                "Ame\u0301lie",
                "+43 (664) 123-4567",
                "+43 (0)664 1234567",
                "DE-at",
                "i-klingon",
                "zh-min-nan",
                "x-private",
                "europe/vienna",
                "EST",
                "https://Example.org/A b",
                "https://example.org/\u00e4?q=%41#f",
                "https://user@example.org/",
                "https://[::1]/",
                "one\r\ntwo",
                " ",
                "\u00a0\u3000");
        return Arbitraries.<JsonNode>oneOf(
                likely.map(TextNode::valueOf),
                Hostile.text().map(TextNode::valueOf),
                Hostile.text().map(text -> TextNode.valueOf("https://example.org/" + text)),
                Hostile.json());
    }
}
