package io.symbolon.user.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.common.text.Characters;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What clients keep in a profile for themselves: any JSON object within bounds. It is kept as it came. */
final class Metadata {
    /** Levels of objects and arrays, the outermost counted. */
    static final int MAX_DEPTH = 5;
    /** Members and elements, on all levels together. */
    static final int MAX_COUNT = 100;
    /** UTF-8 bytes of the whole, without white space. */
    static final int MAX_SIZE = 8192;
    /** Characters of a member's name. */
    static final int MAX_NAME = 64;

    static final Form FORM = new Form(
            "must be an object of at most " + MAX_DEPTH + " levels, " + MAX_COUNT + " members and " + MAX_SIZE
                    + " bytes, with names of 1 to " + MAX_NAME + " characters and text without control characters",
            Metadata::normal);

    private Metadata() {}

    private static Optional<JsonNode> normal(JsonNode value) {
        return Optional.of(value)
                .filter(JsonNode::isObject)
                .filter(it -> hasDepth(it, MAX_DEPTH))
                .filter(it -> nodes(it).count() <= MAX_COUNT + 1)
                .filter(it -> nodes(it).allMatch(Metadata::isSound))
                .filter(it -> it.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_SIZE);
    }

    private static boolean hasDepth(JsonNode node, int left) {
        return !node.isContainerNode() || (left > 0 && children(node).allMatch(child -> hasDepth(child, left - 1)));
    }

    /** The node and all below it. */
    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(Stream.of(node), children(node).flatMap(Metadata::nodes));
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static boolean isSound(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object.properties().stream().allMatch(member -> isName(member.getKey()));
        }
        // 1e400 is a number of JSON, but of no double
        return node.isFloatingPointNumber() ? Double.isFinite(node.doubleValue()) : isText(node.asText());
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.codePointCount(0, name.length()) <= MAX_NAME && isText(name);
    }

    private static boolean isText(String text) {
        return text.codePoints().allMatch(it -> it == '\n' || it == '\r' || it == '\t' || Characters.isText(it));
    }
}
