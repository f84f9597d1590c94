package io.symbolon.common.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What jqwik makes up for whatever reads what others wrote. */
public final class Hostile {
    private static final int LEVELS = 3;
    private static final int MEMBERS = 4;

    private Hostile() {}

    /** Any UTF-16, half surrogate pairs and control characters among it, and what has broken parsers before. */
    public static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withCharRange(Character.MIN_VALUE, Character.MAX_VALUE)
                        .ofMaxLength(40),
                Arbitraries.strings().ascii().ofMaxLength(40),
                Arbitraries.of(
                        "",
                        " ",
                        "\u0000",
                        "\r\n",
                        "\r\nBcc: eve@example.org",
                        "\ufeff",
                        "\u2028",
                        "\u202e",
                        "\ud800",
                        "\udc00\ud800",
                        "e\u0301",
                        "\u0130",
                        "<script>alert(1)</script>",
                        "{inject}",
                        "' or 1=1 --",
                        "../../etc/passwd",
                        "%0d%0a",
                        "${jndi:ldap://127.0.0.1/a}"));
    }

    /** Any value of JSON, a few levels deep. */
    public static Arbitrary<JsonNode> json() {
        return Arbitraries.recursive(Hostile::scalar, Hostile::containing, 0, LEVELS);
    }

    /** Any object of JSON. */
    public static Arbitrary<ObjectNode> object() {
        return object(json());
    }

    private static Arbitrary<JsonNode> scalar() {
        return Arbitraries.<JsonNode>oneOf(
                text().map(TextNode::valueOf),
                Arbitraries.longs().map(LongNode::valueOf),
                Arbitraries.of("0", "-0.0", "0.1", "1e400", "-1e-400", "9".repeat(60))
                        .map(number -> DecimalNode.valueOf(new BigDecimal(number))),
                Arbitraries.of(BooleanNode.TRUE, BooleanNode.FALSE, NullNode.getInstance()));
    }

    private static Arbitrary<JsonNode> containing(Arbitrary<JsonNode> inner) {
        Arbitrary<JsonNode> arrays = inner.list().ofMaxSize(MEMBERS).map(items -> {
            return JsonNodeFactory.instance.arrayNode().addAll(items);
        });
        return Arbitraries.oneOf(arrays, object(inner));
    }

    /** Text that has a UTF-8: half a surrogate pair in a name is no JSON to Jackson. */
    private static Arbitrary<String> names() {
        return text().map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    private static Arbitrary<ObjectNode> object(Arbitrary<JsonNode> values) {
        return Arbitraries.maps(names(), values).ofMaxSize(MEMBERS).map(members -> {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            members.forEach(object::set);
            return object;
        });
    }
}
