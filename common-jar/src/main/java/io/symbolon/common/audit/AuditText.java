package io.symbolon.common.audit;

import java.util.regex.Pattern;

/**
 * What may stand in a record: one line (CWE-117), bounded, and nothing that looks like an e-mail address, a token or a
 * secret, wherever it came from.
 */
final class AuditText {
    private static final String BLOT = "[redacted]";
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Cf}\\x80-\\x9F\\u2028\\u2029]");
    /** The encoded form too: a path may hold either. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s/?&=,;:<>]+(?:@|%40)[^\\s/?&=,;:<>]+");
    /** Longer than a UUID: an opaque token, a key, a JWT. */
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9_.~+=%-]{40,}");
    /** Longer than the name of a service or a key (RFC 7638: 43 characters), or the beginning of a JWT. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_.~+=-]{65,}|eyJ[A-Za-z0-9_-]{5,}\\S*");

    private AuditText() {}

    /** What our own code names: ids of users, services, sessions, keys. Null stays null. */
    static String id(String text, int most) {
        return clean(text, most, TOKEN);
    }

    /** What may hold a client's own words. Null stays null. */
    static String free(String text, int most) {
        return clean(text, most, OPAQUE);
    }

    private static String clean(String text, int most, Pattern secret) {
        if (text == null) {
            return null;
        }
        // cut before anything is searched: nobody's megabyte costs time; the margin keeps what is cut recognisable
        String bounded = text.length() <= 2 * most ? text : text.substring(0, 2 * most);
        String line = UNPRINTABLE.matcher(bounded).replaceAll("");
        String blotted = secret.matcher(EMAIL.matcher(line).replaceAll(BLOT)).replaceAll(BLOT);
        return blotted.length() <= most ? blotted : blotted.substring(0, most);
    }
}
