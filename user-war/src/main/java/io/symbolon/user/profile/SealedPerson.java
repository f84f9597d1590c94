package io.symbolon.user.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.common.json.Json;
import io.symbolon.user.encryption.DataKey;
import java.util.Map;

/** A person as the database keeps them: a JSON object of members, each sealed by itself. */
final class SealedPerson {
    private SealedPerson() {}

    static String seal(DataKey key, Person person) {
        ObjectNode sealed = Json.strict().createObjectNode();
        person.members()
                .properties()
                .forEach(member -> sealed.put(
                        member.getKey(),
                        key.seal(member.getKey(), member.getValue().toString())));
        return sealed.toString();
    }

    /** @throws IllegalStateException when it was sealed by another key, or was changed since */
    static Person open(DataKey key, String sealed) {
        ObjectNode members = Json.strict().createObjectNode();
        for (Map.Entry<String, JsonNode> member : read(sealed).properties()) {
            members.set(
                    member.getKey(),
                    read(key.open(member.getKey(), member.getValue().textValue())));
        }
        return Person.of(members);
    }

    private static JsonNode read(String json) {
        try {
            return Json.strict().readTree(json);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a profile holds what is no JSON", corrupt);
        }
    }
}
