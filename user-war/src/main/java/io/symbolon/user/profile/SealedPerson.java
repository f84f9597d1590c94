package io.symbolon.user.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.json.Json;
import io.symbolon.user.encryption.DataKey;
import java.util.Map;
import java.util.StringJoiner;

/** A person as the database keeps them: sealed as a whole, which does not even tell what they have filled in. */
final class SealedPerson {
    private static final String PLACE = "person";

    private SealedPerson() {}

    static String seal(DataKey key, Person person) {
        return key.seal(PLACE, person.members().toString());
    }

    /** @throws IllegalStateException when it was sealed by another key, or was changed since */
    static Person open(DataKey key, String sealed) {
        return Person.parse(sealed.startsWith("{") ? membersOf(key, sealed) : key.open(PLACE, sealed));
    }

    /** Of those who have changed nothing since each member was sealed by itself. */
    private static String membersOf(DataKey key, String sealed) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        for (Map.Entry<String, JsonNode> member : read(sealed).properties()) {
            String name = member.getKey(); // the very one it was sealed by, or it would not open
            members.add('"' + name + "\":" + key.open(name, member.getValue().textValue()));
        }
        return members.toString();
    }

    private static JsonNode read(String json) {
        try {
            return Json.strict().readTree(json);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a profile holds what is no JSON", corrupt);
        }
    }
}
