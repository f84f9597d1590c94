package io.symbolon.auth.session;

/**
 * From where a session was opened, for its owner to recognise it; cut to what the table holds. Immutable.
 *
 * @param address network address, or null when unknown
 * @param userAgent what the client calls itself, or null
 */
public record Peer(String address, String userAgent) {
    private static final int ADDRESS = 64;
    private static final int USER_AGENT = 256;

    public Peer {
        address = cut(address, ADDRESS);
        userAgent = cut(userAgent, USER_AGENT);
    }

    /** Without control characters: PostgreSQL stores no NUL, and nobody needs the others. */
    private static String cut(String text, int length) {
        if (text == null) {
            return "";
        }
        String printable = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "");
        return printable.length() <= length ? printable : printable.substring(0, length);
    }
}
