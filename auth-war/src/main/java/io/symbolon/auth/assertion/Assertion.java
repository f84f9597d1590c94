package io.symbolon.auth.assertion;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.SignedJWT;
import io.symbolon.common.json.Json;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A client assertion as it came: what it claims is true only once its signature holds. The string form is redacted. */
record Assertion(SignedJWT jwt, JsonNode claims) {
    /** RFC 7515 §3.1; the library passes over what is not of the alphabet. */
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    /** Characters: what an access token may have. */
    private static final int LONGEST = 8 * 1024;
    /** From issue to expiry, at most. */
    private static final Duration LIFE = Duration.ofMinutes(5);
    /** As for every token (CONTRACT section 3). */
    static final Duration SKEW = Duration.ofSeconds(10);

    private static final int LONGEST_ID = 256;
    /** Of its kind, or of none: "the validation rules can specify checking the type" (RFC 8725 §3.11). */
    private static final Set<String> TYPES = Set.of("jwt", "client-authentication+jwt");

    static Optional<Assertion> parse(String text) {
        if (text.length() > LONGEST || !COMPACT.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            // "JWT parsers MUST either reject JWTs with duplicate Claim Names or …" (RFC 7519 §4)
            JsonNode claims = Json.strict().readTree(Json.utf8(jwt.getPayload().toBytes()));
            return claims.isObject() && isOfKind(jwt.getHeader().getType())
                    ? Optional.of(new Assertion(jwt, claims))
                    : Optional.empty();
        } catch (ParseException | IOException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isOfKind(JOSEObjectType type) {
        return type == null || TYPES.contains(type.getType().toLowerCase(Locale.ROOT));
    }

    /**
     * Whose it says it is: "For client authentication, the subject MUST be the "client_id" of the OAuth client"
     * (RFC 7523 §3, 2), as must the issuer. Empty when they differ.
     */
    String client() {
        String issuer = text("iss");
        return issuer.equals(text("sub")) ? issuer : "";
    }

    /**
     * "The JWT MUST contain an "aud" (audience) claim containing a value that identifies the authorization server as an
     * intended audience" (RFC 7523 §3, 3): it alone, as a string or as an array of one (RFC 7519 §4.1.3).
     */
    boolean isFor(Set<String> audiences) {
        JsonNode audience = claims.path("aud");
        JsonNode only = audience.isArray() && audience.size() == 1 ? audience.get(0) : audience;
        return only.isTextual() && audiences.contains(only.textValue());
    }

    /**
     * Now, and not for long: "the authorization server may reject JWTs with an "exp" claim value that is unreasonably
     * far in the future" (RFC 7523 §3, 4).
     */
    boolean isTimely(Instant now) {
        Instant issued = claims.has("iat") ? time("iat") : now;
        Instant expires = time("exp");
        return !issued.isAfter(now.plus(SKEW))
                // "the time before which the token MUST NOT be accepted for processing" (RFC 7523 §3, 5)
                && (!claims.has("nbf") || !time("nbf").isAfter(now.plus(SKEW)))
                // "MUST reject any JWT with an expiration time that has passed" (RFC 7523 §3, 4)
                && now.minus(SKEW).isBefore(expires)
                && Duration.between(issued, expires).compareTo(LIFE) <= 0;
    }

    /** "The JWT MAY contain a "jti" (JWT ID) claim" (RFC 7523 §3, 7): here it must, as it is good once alone. */
    boolean hasId() {
        String id = text("jti");
        return !id.isEmpty() && id.length() <= LONGEST_ID;
    }

    /** Of the client and its "jti": no two clients can be in each other's way. */
    String id() {
        return client() + " " + text("jti");
    }

    /** From then on it is refused as expired. */
    Instant forgettable() {
        return time("exp").plus(SKEW);
    }

    private String text(String claim) {
        JsonNode value = claims.path(claim);
        return value.isTextual() ? value.textValue() : "";
    }

    /** What is no time lies in the far past, or for what must have passed in the far future. */
    private Instant time(String claim) {
        JsonNode value = claims.path(claim);
        boolean sane = value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() < 253_402_300_799d;
        return sane ? Instant.ofEpochSecond(value.longValue()) : claim.equals("exp") ? Instant.MIN : Instant.MAX;
    }

    @Override
    public String toString() {
        return "client assertion";
    }
}
