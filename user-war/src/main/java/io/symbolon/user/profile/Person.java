package io.symbolon.user.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.symbolon.common.json.Json;
import java.util.Optional;

/**
 * What a profile tells of a person: kept sealed. Its string form leaves it out.
 *
 * @param metadata the client's own; never null
 */
record Person(
        String email,
        String displayName,
        String givenName,
        String familyName,
        String phone,
        String locale,
        String timeZone,
        String bio,
        String avatarUrl,
        ObjectNode metadata) {
    Person {
        metadata = metadata == null ? Json.strict().createObjectNode() : metadata;
    }

    static Person of(BaseProfile base) {
        return new Person(base.email(), displayName(base), null, null, null, null, null, null, null, null);
    }

    /** What does not fit the member's form is left out: nobody is there to be told. */
    private static String displayName(BaseProfile base) {
        return ProfileField.DISPLAY_NAME
                .form()
                .flatMap(form -> Optional.ofNullable(base.displayName())
                        .map(TextNode::valueOf)
                        .flatMap(form.normal()))
                .map(JsonNode::textValue)
                .orElse(null);
    }

    /** @throws IllegalStateException when the members are not a person's */
    static Person of(ObjectNode members) {
        try {
            return Json.strict().treeToValue(members, Person.class);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a profile holds what is none", corrupt);
        }
    }

    /** @throws IllegalStateException when the text is no person's members */
    static Person parse(String members) {
        try {
            return Json.strict().readValue(members, Person.class);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a profile holds what is none", corrupt);
        }
    }

    /** By their names on the wire; what has no value is left out. */
    ObjectNode members() {
        return Json.strict().valueToTree(this);
    }

    @Override
    public String toString() {
        return "[person]";
    }
}
