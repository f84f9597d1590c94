package io.symbolon.common.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.WebApplicationException;
import java.util.Map;

/**
 * JSON Merge Patch: members replace, {@code null} removes, objects merge. A resource takes the patch as {@link ObjectNode}
 * and applies it to a record of what clients may change.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396</a>
 */
public final class MergePatch {
    /** RFC 7396 §4. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private MergePatch() {}

    /**
     * The value after the patch; the value itself stays as it is. Whether the result is acceptable is the caller's to say.
     *
     * @throws WebApplicationException with 400 {@code invalid-request} for a member that the type does not have, even one
     *     to be removed, or of another type
     */
    public static <T> T apply(ObjectNode patch, T value) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) value.getClass();
        read(patch, type); // removals leave no trace in the result: the patch itself must fit as well
        return read(merge(patch, Json.strict().valueToTree(value)), type);
    }

    /** RFC 7396 §2. */
    private static JsonNode merge(JsonNode patch, JsonNode target) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged =
                target instanceof ObjectNode object ? object : Json.strict().createObjectNode();
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            if (member.getValue().isNull()) {
                merged.remove(member.getKey());
            } else {
                merged.set(member.getKey(), merge(member.getValue(), merged.path(member.getKey())));
            }
        }
        return merged;
    }

    private static <T> T read(JsonNode tree, Class<T> type) {
        try {
            return Json.strict().treeToValue(tree, type);
        } catch (JsonProcessingException unusable) {
            throw new WebApplicationException(JsonViolations.problem(unusable).response());
        }
    }
}
