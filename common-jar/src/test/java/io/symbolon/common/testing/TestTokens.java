package io.symbolon.common.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.symbolon.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Access tokens as auth makes them (CONTRACT section 3), every part of which a test may change:
 * {@code TestTokens.service("user-service").audience("email-service").scope("email:send").compact()}. Not thread-safe.
 */
public final class TestTokens {
    /** The issuer of the development run. */
    public static final String ISSUER = "https://localhost:9443";

    /** Half a surrogate pair has no UTF-8, but JSON can spell it. */
    private static final ObjectWriter ASCII = Json.strict().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private final Duration life;
    private TestKey key = TestKey.TRUSTED;

    private TestTokens(Duration life) {
        this.life = life;
        header("typ", "at+jwt").header("alg", "ES256");
        claim("iss", ISSUER).claim("jti", UUID.randomUUID().toString());
        issuedAt(Clock.systemUTC().instant().minusSeconds(1));
    }

    /** A good token of a user, for {@code auth-service}, {@code user-service} and {@code property-service}. */
    public static TestTokens user(UUID id) {
        TestTokens token = new TestTokens(Duration.ofMinutes(5));
        return token.claim("sub", id.toString())
                .claim("client_id", "first-party")
                .audience("auth-service", "user-service", "property-service")
                .claim("groups", List.of("user"))
                .claim("scope", "user")
                .claim("upn", "ada@example.org")
                .claim("email_verified", true)
                .claim("sid", UUID.randomUUID().toString())
                .claim("auth_time", token.claims.get("iat"));
    }

    public static TestTokens user() {
        return user(UUID.randomUUID());
    }

    /** A good token of an administrator, for {@code auth-service} alone. */
    public static TestTokens admin() {
        return user().audience("auth-service")
                .claim("groups", List.of("user", "admin"))
                .claim("scope", "user admin");
    }

    /** A token of a service; {@link #audience} has to be named. */
    public static TestTokens service(String name) {
        return new TestTokens(Duration.ofMinutes(10))
                .claim("sub", name)
                .claim("client_id", name)
                .claim("upn", name)
                .claim("groups", List.of("service"))
                .claim("scope", "");
    }

    /** The {@code aud}; one is written as an array of one, as auth does. */
    public TestTokens audience(String... audiences) {
        return claim("aud", List.of(audiences));
    }

    /** The {@code scope}, space-separated. */
    public TestTokens scope(String scope) {
        return claim("scope", scope);
    }

    /** Sets {@code iat}, and {@code exp} a whole life later. */
    public TestTokens issuedAt(Instant issued) {
        return claim("iat", issued.getEpochSecond())
                .claim("exp", issued.plus(life).getEpochSecond());
    }

    /** Moves {@code iat} and {@code exp} together, so that the life stays what the policy allows. */
    public TestTokens expiresAt(Instant expiry) {
        return issuedAt(expiry.minus(life));
    }

    /** Any claim, with any value that Jackson can write; null is written as null. */
    public TestTokens claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    public TestTokens without(String claim) {
        claims.remove(claim);
        return this;
    }

    /** Any header parameter; null leaves it out. */
    public TestTokens header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    /** Signs with another key, under that key's {@code kid} unless the header has one. */
    public TestTokens signedBy(TestKey other) {
        this.key = other;
        return this;
    }

    /** The token's text. */
    public String compact() {
        String input = signingInput();
        return input + "." + key.sign(input);
    }

    /** What is signed: the first two parts. */
    public String signingInput() {
        Map<String, Object> whole = new LinkedHashMap<>(header);
        whole.putIfAbsent("kid", key.id());
        if (header.containsKey("kid") && header.get("kid") == null) {
            whole.remove("kid");
        }
        return encode(json(whole)) + "." + encode(json(claims));
    }

    /** The claims as they are now. */
    public Map<String, Object> claims() {
        return Map.copyOf(claims);
    }

    /** Base64url without padding, of the text's UTF-8. */
    public static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Map<String, Object> members) {
        try {
            return ASCII.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
