package io.symbolon.auth.grant;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A body of form fields (RFC 6749 appendix B); the runtime's own reader answers 500 to {@code %zz}. Immutable. */
public record FormFields(Map<String, String> values) {
    public FormFields {
        values = Map.copyOf(values);
    }

    /** Empty when an escape is malformed, or a parameter is included more than once, which RFC 6749 §3.2 forbids. */
    public static Optional<FormFields> parse(String form) {
        Map<String, String> values = new HashMap<>();
        try {
            for (String field : form.split("&+")) { // nothing between two of them is no field
                int equals = field.indexOf('=');
                String name = decode(equals < 0 ? field : field.substring(0, equals));
                String value = equals < 0 ? "" : decode(field.substring(equals + 1));
                if (values.put(name, value) != null) {
                    return Optional.empty();
                }
            }
            return Optional.of(new FormFields(values));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Null when it was not sent. */
    public String get(String name) {
        return values.get(name);
    }

    /** Parameters sent without a value MUST be treated as if they were omitted from the request (RFC 6749 §3.2). */
    public Optional<String> find(String name) {
        return Optional.ofNullable(get(name)).filter(value -> !value.isBlank());
    }

    /** None of the values: tokens and secrets are among them. */
    @Override
    public String toString() {
        return "form fields";
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
