package io.symbolon.common.inbound;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The types that a claim can be had in (MP-JWT 2.1, "Injection of JsonWebToken claims"): by way of JSON, whence it came. */
final class ClaimTypes {
    private static final Map<Type, Function<JsonValue, Object>> FROM_JSON = Map.of(
            String.class, json -> ((JsonString) json).getString(),
            Long.class, json -> ((JsonNumber) json).longValue(),
            Boolean.class, ClaimTypes::truth,
            Set.class, json -> texts((JsonArray) json),
            JsonValue.class, json -> json,
            JsonString.class, JsonString.class::cast,
            JsonNumber.class, JsonNumber.class::cast,
            JsonArray.class, JsonArray.class::cast,
            JsonObject.class, JsonObject.class::cast);

    private ClaimTypes() {}

    static boolean know(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return know(generic.getActualTypeArguments()[0]);
        }
        return type == Object.class || FROM_JSON.containsKey(plain(type));
    }

    /**
     * The claim as that type; null when there is none, unless the type is an {@code Optional}.
     *
     * @param type one that is known; {@code Object} leaves the claim as the token has it
     * @throws ClassCastException when the issuer's claim is of another kind
     */
    static Object convert(Object claim, Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return Optional.ofNullable(convert(claim, generic.getActualTypeArguments()[0]));
        }
        return claim == null || type == Object.class
                ? claim
                : FROM_JSON.get(plain(type)).apply(json(claim));
    }

    /** {@code Set<String>} as {@code Set}; of no other type are the parameters known. */
    private static Type plain(Type type) {
        boolean texts = type instanceof ParameterizedType generic
                && generic.getRawType() == Set.class
                && generic.getActualTypeArguments()[0] == String.class;
        return texts ? Set.class : type;
    }

    private static JsonValue json(Object claim) {
        if (claim instanceof String text) {
            return Json.createValue(text);
        }
        if (claim instanceof Long number) {
            return Json.createValue(number);
        }
        if (claim instanceof Boolean truth) {
            return truth ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (claim instanceof Collection<?> texts && !(claim instanceof JsonValue)) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            texts.forEach(text -> array.add((String) text));
            return array.build();
        }
        return (JsonValue) claim;
    }

    private static Object truth(JsonValue json) {
        if (json != JsonValue.TRUE && json != JsonValue.FALSE) {
            throw new ClassCastException("the claim is neither true nor false");
        }
        return json == JsonValue.TRUE;
    }

    private static Set<String> texts(JsonArray array) {
        Set<String> texts = new LinkedHashSet<>();
        array.getValuesAs(JsonString.class).forEach(text -> texts.add(text.getString()));
        return texts;
    }
}
