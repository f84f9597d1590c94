package io.symbolon.auth.grant;

import io.symbolon.common.token.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** A client's name and secret in HTTP Basic, both form-encoded first (RFC 6749 §2.3.1). Immutable. */
public record BasicCredential(String name, Secret token) {
    private static final String SCHEME = "Basic ";

    /** Whether this header value is of the Basic scheme, well-formed or not. */
    public static boolean isBasic(String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** Empty when it is not well-formed. */
    public static Optional<BasicCredential> parse(String header) {
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new BasicCredential(
                            decode(pair.substring(0, colon)), Secret.of(decode(pair.substring(colon + 1)))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /**
     * "The client identifier is encoded using the "application/x-www-form-urlencoded" encoding algorithm per Appendix B
     * … the client password is encoded using the same algorithm" (RFC 6749 §2.3.1).
     */
    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
