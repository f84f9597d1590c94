package io.symbolon.common.text;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Domain names as people type them. */
public final class DomainName {
    /**
     * What IDNA 2003, which the JDK speaks, has another domain for than IDNA 2008 (RFC 5894 §7.2), and what it takes away
     * because nobody sees it (RFC 3454, table B.1).
     */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("[\u00DF\u1E9E\u03C2\\p{Cf}\u034F\u1806\u180B-\u180D\uFE00-\uFE0F]");

    private DomainName() {}

    /**
     * The lower-case ASCII form (RFC 5891 §4.4), of letters, digits, hyphens and dots; empty when there is none, or when
     * others could read the name as another domain. It may still lack labels or end with a dot.
     */
    public static Optional<String> toAscii(String typed) {
        if (AMBIGUOUS.matcher(typed).find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }
}
