package io.symbolon.common.inbound.verification;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** Takes typed members out of a JSON object and remembers whether one was missing or ill-typed. One use, one thread. */
final class ClaimReader {
    /** 9999-12-31T23:59:59Z in seconds; anything beyond is no time but an attack on arithmetic. */
    private static final double LATEST = 253_402_300_799d;

    private final JsonNode members;
    private boolean sound;

    ClaimReader(JsonNode members) {
        this.members = members;
        this.sound = members.isObject();
    }

    /** Whether all that was asked for so far was there and of its type. */
    boolean sound() {
        return sound;
    }

    boolean has(String name) {
        return members.has(name);
    }

    String requiredText(String name) {
        return text(members.get(name), true);
    }

    String text(String name) {
        return text(members.get(name), false);
    }

    /** "the number of seconds from 1970-01-01T00:00:00Z UTC" (RFC 7519 §2, NumericDate), fractions allowed. */
    Instant requiredTime(String name) {
        return time(members.get(name), true);
    }

    Instant time(String name) {
        return time(members.get(name), false);
    }

    /**
     * An array of strings; "In the special case when the JWT has one audience, the "aud" value MAY be a single
     * case-sensitive string" (RFC 7519 §4.1.3). Never empty.
     */
    Set<String> requiredTexts(String name) {
        JsonNode value = members.get(name);
        if (value != null && value.isTextual()) {
            return Set.of(text(value, true));
        }
        Set<String> texts = requiredArray(name);
        sound &= !texts.isEmpty();
        return texts;
    }

    /** An array of strings, which may be empty. */
    Set<String> requiredArray(String name) {
        JsonNode value = members.get(name);
        Set<String> texts = new LinkedHashSet<>();
        sound &= value != null && value.isArray();
        if (value != null) {
            value.forEach(entry -> texts.add(text(entry, true)));
        }
        return texts;
    }

    private String text(JsonNode value, boolean required) {
        boolean present =
                value != null && value.isTextual() && !value.textValue().isEmpty();
        sound &= present || (value == null && !required);
        return present ? value.textValue() : required ? "" : null;
    }

    private Instant time(JsonNode value, boolean required) {
        if (value == null) {
            sound &= !required;
            return required ? Instant.EPOCH : null;
        }
        double seconds = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (!(seconds >= 0 && seconds <= LATEST)) { // NaN too
            sound = false;
            return Instant.EPOCH;
        }
        return value.canConvertToExactIntegral()
                ? Instant.ofEpochSecond(value.longValue())
                : Instant.ofEpochMilli((long) (seconds * 1000));
    }
}
