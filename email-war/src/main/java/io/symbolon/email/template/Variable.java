package io.symbolon.email.template;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the places of templates are filled with; on the wire in lower case. */
enum Variable {
    /** Where the reader is to go: http or https, whatever a mail program would otherwise make of it. */
    LINK("an absolute http or https URL") {
        @Override
        Optional<String> shown(String value, Locale locale) {
            try {
                return Optional.of(value)
                        .filter(Variable::isUnicode) // half a surrogate pair makes URI throw what it does not say
                        .map(URI::create)
                        .filter(link -> SCHEMES.contains(
                                        String.valueOf(link.getScheme()).toLowerCase(Locale.ROOT))
                                && link.getHost() != null)
                        .map(URI::toASCIIString);
            } catch (IllegalArgumentException noUri) {
                return Optional.empty();
            }
        }
    },
    /** When something happened (RFC 3339); shown in the words of the language, in UTC. */
    TIME("a time (RFC 3339)") {
        @Override
        Optional<String> shown(String value, Locale locale) {
            try {
                return Optional.of(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG)
                        .withLocale(locale)
                        .withZone(ZoneOffset.UTC)
                        .format(Instant.parse(value)));
            } catch (DateTimeException noTime) { // or one that no calendar reaches
                return Optional.empty();
            }
        }
    },
    /** A network address. */
    ADDRESS("one line of at most 200 characters"),
    /** How a person wants to be called. */
    DISPLAY_NAME("one line of at most 200 characters");

    private static final Set<String> SCHEMES = Set.of("http", "https");
    /** Characters: as long as a display name may be. */
    private static final int LONGEST = 200;

    private final String form;

    Variable(String form) {
        this.form = form;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a value must be. */
    String form() {
        return form;
    }

    /** The value as it is read; empty when it has not the form. */
    Optional<String> shown(String value, Locale locale) {
        boolean isLine = value.codePointCount(0, value.length()) <= LONGEST
                && value.codePoints().noneMatch(Variable::endsLine);
        return isLine ? Optional.of(value) : Optional.empty();
    }

    private static boolean isUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean endsLine(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE;
    }
}
