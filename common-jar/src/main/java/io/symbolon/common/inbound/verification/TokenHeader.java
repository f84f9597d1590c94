package io.symbolon.common.inbound.verification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The JOSE header of a token, unverified: it never chooses an algorithm or a key source (RFC 8725 §3.1). */
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

    /** RFC 9068 §4: "at+jwt", or with the prefix that RFC 7515 §4.1.9 lets a producer omit; media types ignore case. */
    boolean isAccessToken() {
        return "at+jwt".equalsIgnoreCase(type) || "application/at+jwt".equalsIgnoreCase(type);
    }

    /** ES256 and no extension: RFC 7515 §4.1.11, a {@code crit} that is not understood makes the JWS invalid. */
    boolean isPlainEs256() {
        return "ES256".equals(algorithm) && !extended;
    }
}
