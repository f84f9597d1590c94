package io.symbolon.common.inbound;

import io.symbolon.common.inbound.verification.Reason;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the {@code Authorization} header holds (RFC 6750 §2.1): a token, or the reason why there is none. Several headers,
 * or several credentials in one, are one sender's trick to be read differently by two servers: malformed.
 */
record BearerToken(String text, Reason absence) {
    private static final String SCHEME = "Bearer";
    /** Behind a credential of another scheme. */
    private static final Pattern ANOTHER = Pattern.compile(",\\s*+" + SCHEME + " ", Pattern.CASE_INSENSITIVE);

    static BearerToken of(List<String> authorization) {
        if (authorization == null || authorization.isEmpty()) {
            return absent(Reason.MISSING_TOKEN);
        }
        if (authorization.size() > 1) {
            return absent(Reason.MALFORMED_TOKEN);
        }
        String value = authorization.get(0).strip();
        int space = value.indexOf(' ');
        String scheme = space < 0 ? value : value.substring(0, space);
        // "a case-insensitive token to identify the authentication scheme" (RFC 9110 §11.1)
        if (!scheme.equalsIgnoreCase(SCHEME)) {
            return absent(ANOTHER.matcher(value).find() ? Reason.MALFORMED_TOKEN : Reason.MISSING_TOKEN);
        }
        return space < 0 || value.indexOf(',') >= 0
                ? absent(Reason.MALFORMED_TOKEN)
                : new BearerToken(value.substring(space).strip(), null);
    }

    boolean isPresent() {
        return text != null;
    }

    private static BearerToken absent(Reason reason) {
        return new BearerToken(null, reason);
    }

    @Override
    public String toString() {
        return isPresent() ? "[redacted]" : absence.code();
    }
}
