package io.symbolon.common.inbound.verification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The JOSE header of a token, unverified: it never chooses an algorithm or a key source. */
record TokenHeader(String algorithm, String type, String keyId, boolean extended) {

    static Optional<TokenHeader> read(JsonNode json) {
        ClaimReader members = new ClaimReader(json);
        TokenHeader header = new TokenHeader(
                members.requiredText("alg"),
                members.text("typ"),
                members.text("kid"),
                members.has("crit") || members.has("b64") || members.has("zip") || members.has("enc"));
        return members.sound() ? Optional.of(header) : Optional.empty();
    }

    /**
     * "The resource server MUST verify that the "typ" header value is "at+jwt" or "application/at+jwt"" (RFC 9068 §4);
     * "all media type values … are case insensitive" (RFC 7515 §4.1.9).
     */
    boolean isAccessToken() {
        return "at+jwt".equalsIgnoreCase(type) || "application/at+jwt".equalsIgnoreCase(type);
    }

    /**
     * ES256, as libraries "MUST NOT use any other algorithms" than what they are told to (RFC 8725 §3.1); and not
     * extended: "If any of the listed extension Header Parameters are not understood and supported by the recipient,
     * then the JWS is invalid." (RFC 7515 §4.1.11)
     */
    boolean isPlainEs256() {
        return "ES256".equals(algorithm) && !extended;
    }
}
