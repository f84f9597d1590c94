package io.symbolon.common.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The two mappers of the platform (RFC 8259): member names are snake_case, instants ISO-8601, nulls left out. Both refuse
 * duplicate members, trailing text, values of another type, and nesting deeper than {@value #MAX_DEPTH}. Thread-safe;
 * copy before configuring.
 */
public final class Json {
    /** Levels of nesting; no message of ours needs ten. */
    static final int MAX_DEPTH = 32;
    /** Characters of a number: enough for any long or double. */
    private static final int MAX_NUMBER = 64;

    private static final ObjectMapper STRICT = mapper(true);
    private static final ObjectMapper TOLERANT = mapper(false);

    private Json() {}

    /** For what clients send and are answered: an unknown member is an error. */
    public static ObjectMapper strict() {
        return STRICT;
    }

    /** For answers of other services and for events: an unknown member is a newer version's, and is passed over. */
    public static ObjectMapper tolerant() {
        return TOLERANT;
    }

    /**
     * What must be UTF-8, to be read as text ever after: Jackson would guess an encoding (RFC 8259 §8.1, RFC 8725 §3.7), and
     * octets that are none must not become replacement characters.
     *
     * @throws CharacterCodingException when it is not
     */
    public static String utf8(byte[] octets) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(octets))
                .toString();
    }

    private static ObjectMapper mapper(boolean refuseUnknown) {
        JsonMapper mapper = JsonMapper.builder(factory())
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, refuseUnknown)
                .build();
        refuseOtherTypesAsText(mapper);
        return mapper;
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER)
                        .build())
                .build();
    }

    /** {@code ALLOW_COERCION_OF_SCALARS} still turns 1 into "1". */
    private static void refuseOtherTypesAsText(ObjectMapper mapper) {
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        mapper.coercionConfigDefaults().setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert);
    }
}
