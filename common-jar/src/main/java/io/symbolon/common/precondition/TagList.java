package io.symbolon.common.precondition;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code If-Match} and {@code If-None-Match}, as it is defined: RESTEasy takes {@code "*"} for {@code *}, and a
 * word without quotes for a tag. What is neither {@code *} nor a list of tags names no state.
 *
 * @param tags as they came, with quotes and {@code W/}
 */
record TagList(boolean isAny, List<String> tags) {
    private static final String ANY = "*";

    /** RFC 9110 §8.8.3 and §5.6.1: an element may be empty. */
    private static final Pattern ELEMENT =
            Pattern.compile("\\G[ \\t]*+(?<tag>(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")?+[ \\t]*+(?:,|\\z)");

    /** Empty when no such header came. Lines are joined (RFC 9110 §5.3). */
    static Optional<TagList> of(HttpHeaders headers, String header) {
        List<String> lines = headers.getRequestHeader(header);
        return Optional.ofNullable(lines)
                .filter(it -> !it.isEmpty())
                .map(it -> String.join(",", it).strip())
                .map(value -> new TagList(value.equals(ANY), tags(value)));
    }

    /** By the strong comparison (RFC 9110 §8.8.3.2). */
    boolean namesStrongly(EntityTag state) {
        return isAny || (!state.isWeak() && tags.contains(quoted(state)));
    }

    /** By the weak comparison: a proxy that compresses makes a tag weak. */
    boolean namesWeakly(EntityTag state) {
        return isAny || tags.contains(quoted(state)) || tags.contains("W/" + quoted(state));
    }

    private static String quoted(EntityTag state) {
        return '"' + state.getValue() + '"';
    }

    /** None when it is no list. */
    private static List<String> tags(String value) {
        List<String> tags = new ArrayList<>();
        Matcher element = ELEMENT.matcher(value);
        int end = 0;
        while (end < value.length() && element.find()) {
            end = element.end();
            Optional.ofNullable(element.group("tag")).ifPresent(tags::add);
        }
        return end == value.length() ? tags : List.of();
    }
}
