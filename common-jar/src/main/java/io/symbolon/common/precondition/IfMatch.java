package io.symbolon.common.precondition;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code If-Match}, as it is defined: RESTEasy takes {@code "*"} for {@code *}, and a word without quotes for a
 * tag.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1">RFC 9110 §13.1.1</a>
 */
final class IfMatch {
    private static final String ANY = "*";

    /** RFC 9110 §8.8.3 and §5.6.1: an element may be empty. */
    private static final Pattern ELEMENT =
            Pattern.compile("\\G[ \\t]*+(?<tag>(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")?+[ \\t]*+(?:,|\\z)");

    private IfMatch() {}

    /**
     * Whether the state may be changed that has the tag, by the strong comparison; so it may when no header came. What is
     * neither {@code *} nor a list of tags names no state.
     */
    static boolean isMet(HttpHeaders headers, EntityTag present) {
        String strong = '"' + present.getValue() + '"';
        return value(headers)
                .map(value ->
                        value.equals(ANY) || (!present.isWeak() && tags(value).contains(strong)))
                .orElse(true);
    }

    /** Lines are joined (RFC 9110 §5.3). */
    private static Optional<String> value(HttpHeaders headers) {
        List<String> lines = headers.getRequestHeader(HttpHeaders.IF_MATCH);
        return Optional.ofNullable(lines).filter(it -> !it.isEmpty()).map(it -> String.join(",", it)
                .strip());
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
