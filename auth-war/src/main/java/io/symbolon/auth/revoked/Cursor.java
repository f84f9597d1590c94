package io.symbolon.auth.revoked;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the feed and the entry that stands there: a place alone would be mistaken for another after the database was
 * restored from a backup. Immutable.
 */
record Cursor(long place, String id) {
    /** Before the first entry of all. */
    static final Cursor START = new Cursor(0, "0");

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-([0-9a-f-]{1,36})");

    /** Empty for what no feed ever said. */
    static Optional<Cursor> parse(String text) {
        return Optional.ofNullable(text)
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .map(parts -> new Cursor(Long.parseLong(parts.group(1)), parts.group(2)));
    }

    /** As clients get it. */
    String text() {
        return place + "-" + id;
    }
}
