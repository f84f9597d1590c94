package io.symbolon.common.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.symbolon.common.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The parameters of a request, whether they came in the query, a form, a JSON object or HTTP Basic; and the path's end. */
record Parameters(Map<String, String> values) {
    static Parameters of(HttpExchange exchange) throws IOException {
        Map<String, String> values = new HashMap<>();
        String path = exchange.getRequestURI().getPath();
        values.put("path", path.substring(path.lastIndexOf('/') + 1));
        form(values, exchange.getRequestURI().getRawQuery());
        basic(values, exchange.getRequestHeaders().getFirst("Authorization"));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (body.startsWith("{")) {
            json(values, Json.tolerant().readTree(body));
        } else {
            form(values, body);
        }
        return new Parameters(values);
    }

    /** Null when there is none of that name. */
    String get(String name) {
        return values.get(name);
    }

    String get(String name, String byDefault) {
        return values.getOrDefault(name, byDefault);
    }

    private static void form(Map<String, String> values, String form) {
        if (form == null || form.isEmpty()) {
            return;
        }
        for (String parameter : form.split("&")) {
            int sign = parameter.indexOf('=');
            values.put(decode(parameter.substring(0, sign)), decode(parameter.substring(sign + 1)));
        }
    }

    private static void json(Map<String, String> values, JsonNode body) {
        body.properties()
                .forEach(member -> values.put(member.getKey(), member.getValue().asText()));
    }

    private static void basic(Map<String, String> values, String header) {
        if (header != null && header.startsWith("Basic ")) {
            byte[] pair = Base64.getDecoder().decode(header.substring("Basic ".length()));
            String[] halves = new String(pair, StandardCharsets.UTF_8).split(":", 2);
            values.put("client_id", decode(halves[0]));
            values.put("client_secret", decode(halves[1]));
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
