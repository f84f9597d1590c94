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

    private static final int SHORTEST_SECRET = 40;
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

    /** The search tries every beginning and end: a dozen texts a grant need not pay for what none of them holds. */
    private static boolean mayNameAnAddress(String line) {
        return line.indexOf('@') >= 0 || line.contains("%40");
    }

    private static boolean mayHoldASecret(String line) {
        return line.length() >= SHORTEST_SECRET || line.contains("eyJ");
    }

    private static String clean(String text, int most, Pattern secret) {
        if (text == null) {
            return null;
        }
        // cut before anything is searched: nobody's megabyte costs time; the margin keeps what is cut recognisable
        String bounded = text.length() <= 2 * most ? text : text.substring(0, 2 * most);
        String line = UNPRINTABLE.matcher(bounded).replaceAll("");
        String anonymous = mayNameAnAddress(line) ? EMAIL.matcher(line).replaceAll(BLOT) : line;
        String blotted = mayHoldASecret(anonymous) ? secret.matcher(anonymous).replaceAll(BLOT) : anonymous;
        return blotted.length() <= most ? blotted : blotted.substring(0, most);
    }
}
