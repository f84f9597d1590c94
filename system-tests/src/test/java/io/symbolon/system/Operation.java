package io.symbolon.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * An operation of an OpenAPI document.
 *
 * @param template its path, such as {@code /users/{id}/profile}
 * @param mediaTypes of the body it takes; empty for none
 * @param members of the body's object, as far as the document names them
 * @param statuses of the answers that it tells of
 */
public record Operation(
        String method, String template, List<String> mediaTypes, List<String> members, List<String> statuses) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head");

    static List<Operation> of(JsonNode openApi) {
        List<Operation> operations = new ArrayList<>();
        openApi.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member -> operations.add(of(openApi, path.getKey(), member.getKey(), member.getValue()))));
        return operations;
    }

    private static Operation of(JsonNode openApi, String template, String method, JsonNode operation) {
        JsonNode content = operation.path("requestBody").path("content");
        List<String> mediaTypes = names(content);
        List<String> members = mediaTypes.isEmpty()
                ? List.of()
                : names(resolved(openApi, content.path(mediaTypes.get(0)).path("schema"))
                        .path("properties"));
        return new Operation(
                method.toUpperCase(Locale.ROOT), template, mediaTypes, members, names(operation.path("responses")));
    }

    private static JsonNode resolved(JsonNode openApi, JsonNode schema) {
        return schema.has("$ref")
                ? openApi.at(schema.path("$ref").asText().substring(1)) // a JSON Pointer behind "#"
                : schema;
    }

    /** A path of that form, for something that does not exist. */
    public String somePath() {
        return template.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    public boolean takesABody() {
        return !mediaTypes.isEmpty();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
