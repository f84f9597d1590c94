package io.symbolon.common.inbound;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HexFormat;

/**
 * A request target that can be read as a URI (RFC 3986 §3.3, §3.4). Many clients send characters as they are that must be
 * percent-encoded, and browsers expect a server to bear it.
 */
final class ReadableTarget {
    private static final String PUNCTUATION =
            "-._~!$&'()*+,;=:@/?"; // unreserved, sub-delims, and what divides path and query
    private static final BitSet PLAIN = new BitSet();
    private static final HexFormat ENCODED = HexFormat.of().withUpperCase().withPrefix("%");

    static {
        PLAIN.set('A', 'Z' + 1);
        PLAIN.set('a', 'z' + 1);
        PLAIN.set('0', '9' + 1);
        PUNCTUATION.chars().forEach(PLAIN::set);
    }

    private ReadableTarget() {}

    /** Whether it is one already; null is none, which is well. */
    static boolean isReadable(String part) {
        if (part != null) {
            for (int i = 0; i < part.length(); i++) {
                if (!isReadable(part, i)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The same, with all encoded that has to be; null of null. */
    static String of(String part) {
        if (isReadable(part)) {
            return part;
        }
        StringBuilder readable = new StringBuilder();
        for (int i = 0; i < part.length(); i++) {
            if (isReadable(part, i)) {
                readable.append(part.charAt(i));
            } else {
                readable.append(ENCODED.formatHex(part.substring(i, i + 1).getBytes(StandardCharsets.UTF_8)));
            }
        }
        return readable.toString();
    }

    private static boolean isReadable(String part, int at) {
        char character = part.charAt(at);
        return character == '%'
                ? at + 2 < part.length()
                        && HexFormat.isHexDigit(part.charAt(at + 1))
                        && HexFormat.isHexDigit(part.charAt(at + 2))
                : PLAIN.get(character);
    }
}
