package io.symbolon.common.inbound.verification;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.symbolon.common.json.Json;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** A token whose form is right and whose word nobody has checked. Not to leave this package. */
record UnverifiedToken(TokenHeader header, TokenClaims claims, String signingInput, String signature) {
    /** Octets of a compact token; CONTRACT section 3. */
    static final int MAX_LENGTH = 8 * 1024;

    /**
     * "BASE64URL(UTF8(JWS Protected Header)) || '.' || BASE64URL(JWS Payload) || '.' || BASE64URL(JWS Signature)"
     * (RFC 7515 §3.1). The last may be empty: "alg":"none" is a bad signature, not a bad form.
     */
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    /** "JWT parsers MUST either reject JWTs with duplicate Claim Names or …" (RFC 7519 §4): it does. */
    private static final ObjectMapper JSON = Json.strict();

    static Optional<UnverifiedToken> parse(String compact) {
        if (compact.length() > MAX_LENGTH || !COMPACT.matcher(compact).matches()) {
            return Optional.empty();
        }
        int first = compact.indexOf('.');
        int second = compact.indexOf('.', first + 1);
        String signature = compact.substring(second + 1);
        if (impossible(signature)) {
            return Optional.empty();
        }
        Optional<TokenHeader> header = json(compact.substring(0, first)).flatMap(TokenHeader::read);
        Optional<TokenClaims> claims = header.flatMap(sound -> json(compact.substring(first + 1, second)))
                .flatMap(TokenClaims::read);
        return claims.map(
                sound -> new UnverifiedToken(header.orElseThrow(), sound, compact.substring(0, second), signature));
    }

    private static Optional<JsonNode> json(String part) {
        if (impossible(part)) {
            return Optional.empty();
        }
        try {
            byte[] text = Base64.getUrlDecoder().decode(part);
            return Optional.ofNullable(JSON.readTree(Json.utf8(text)));
        } catch (CharacterCodingException | JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** Base64 of no number of octets. */
    private static boolean impossible(String part) {
        return part.length() % 4 == 1;
    }
}
