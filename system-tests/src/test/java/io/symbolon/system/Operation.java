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
 */
public record Operation(String method, String template, List<String> mediaTypes) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head");

    static List<Operation> of(JsonNode openApi) {
        List<Operation> operations = new ArrayList<>();
        openApi.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member -> operations.add(new Operation(
                        member.getKey().toUpperCase(Locale.ROOT), path.getKey(), mediaTypes(member.getValue())))));
        return operations;
    }

    /** A path of that form, for something that does not exist. */
    public String somePath() {
        return template.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    public boolean takesABody() {
        return !mediaTypes.isEmpty();
    }

    private static List<String> mediaTypes(JsonNode operation) {
        List<String> types = new ArrayList<>();
        operation.path("requestBody").path("content").fieldNames().forEachRemaining(types::add);
        return types;
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
