package io.symbolon.auth.grant;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A body of form fields (RFC 6749 appendix B); the runtime's own reader answers 500 to {@code %zz}. Immutable. */
public final class FormFields {
    private final Map<String, List<String>> values;

    private FormFields(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Empty when an escape is malformed, or a parameter is there twice. */
    public static Optional<FormFields> parse(String form) {
        return parse(form, Set.of());
    }

    /** The same, where some parameters may be included more than once. */
    public static Optional<FormFields> parse(String form, Set<String> repeatable) {
        Map<String, List<String>> values = new HashMap<>();
        try {
            for (String field : form.split("&+")) { // nothing between two of them is no field
                int equals = field.indexOf('=');
                String name = decode(equals < 0 ? field : field.substring(0, equals));
                List<String> sent = values.computeIfAbsent(name, first -> new ArrayList<>(1));
                // "Request and response parameters MUST NOT be included more than once." (RFC 6749 §3.2)
                if (!sent.isEmpty() && !repeatable.contains(name)) {
                    return Optional.empty();
                }
                sent.add(equals < 0 ? "" : decode(field.substring(equals + 1)));
            }
            return Optional.of(new FormFields(values));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Null when it was not sent; the first of several. */
    public String get(String name) {
        return values.containsKey(name) ? values.get(name).get(0) : null;
    }

    /** All values of one that may be included more than once, as they were sent; omitted ones, as in {@link #find}, left out. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    /** "Parameters sent without a value MUST be treated as if they were omitted from the request." (RFC 6749 §3.2) */
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
