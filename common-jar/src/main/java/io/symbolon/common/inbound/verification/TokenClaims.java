package io.symbolon.common.inbound.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.token.Caller;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.ServiceCaller;
import io.symbolon.common.token.ServiceName;
import io.symbolon.common.token.UserCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The claims of RFC 9068 §2.2 and, of CONTRACT section 3, what every token carries, with their types; the rest as it came. */
record TokenClaims(
        String issuer,
        String subject,
        String clientId,
        String tokenId,
        Set<String> audience,
        Instant expires,
        Instant issued,
        Optional<Instant> notBefore,
        Set<String> groups,
        String scope,
        String sessionId,
        Instant authenticated,
        String upn,
        JsonNode all) {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** "scope-token *( SP scope-token )" (RFC 6749 §3.3). Possessive: else each takes some stack. */
    private static final Pattern SCOPE_FORM =
            Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]++(?: [\\x21\\x23-\\x5B\\x5D-\\x7E]++)*+");

    /**
     * Empty when a required claim is missing or any known claim has another type: "iss", "exp", "aud", "sub",
     * "client_id", "iat" and "jti" are "REQUIRED" (RFC 9068 §2.2); the others the contract requires.
     */
    static Optional<TokenClaims> read(JsonNode json) {
        ClaimReader claims = new ClaimReader(json);
        TokenClaims read = new TokenClaims(
                claims.requiredText("iss"),
                claims.requiredText("sub"),
                claims.requiredText("client_id"),
                claims.requiredText("jti"),
                claims.requiredTexts("aud"),
                claims.requiredTime("exp"),
                claims.requiredTime("iat"),
                Optional.ofNullable(claims.time("nbf")),
                claims.requiredArray("groups"),
                scope(json),
                claims.text("sid"),
                claims.time("auth_time"),
                claims.text("upn"),
                json);
        return claims.sound() && read.scope != null && read.actorSound() ? Optional.of(read) : Optional.empty();
    }

    /** Null when it is missing or none; of a client that may do nothing it is empty. */
    private static String scope(JsonNode json) {
        JsonNode scope = json.get("scope");
        boolean sound = scope != null
                && scope.isTextual()
                && (scope.textValue().isEmpty()
                        || SCOPE_FORM.matcher(scope.textValue()).matches());
        return sound ? scope.textValue() : null;
    }

    private boolean actorSound() {
        return !delegated() || all.get("act").isObject();
    }

    /** Whether somebody acts for the subject (RFC 8693 §4.1). */
    boolean delegated() {
        return all.has("act");
    }

    Duration life() {
        return Duration.between(issued, expires);
    }

    boolean namesUser() {
        return UUID_FORM.matcher(subject).matches();
    }

    /** Who the token speaks for: exactly a user or exactly a service (CONTRACT section 3), else nobody. */
    Optional<Caller> caller() {
        if (isService()) {
            return Optional.of(new ServiceCaller(new ServiceName(subject), Scope.parse(scope), tokenId));
        }
        return isUser() ? Optional.of(user()) : Optional.empty();
    }

    private boolean isService() {
        return groups.equals(Set.of(ServiceCaller.ROLE))
                && subject.equals(clientId)
                && sessionId == null
                && ServiceName.isValid(subject);
    }

    private boolean isUser() {
        return namesUser() && sessionId != null && groups.contains("user") && !groups.contains(ServiceCaller.ROLE);
    }

    /** Without {@code auth_time} the authentication counts as infinitely old: step-up refuses it. */
    private UserCaller user() {
        Instant since = authenticated == null ? Instant.EPOCH : authenticated;
        return new UserCaller(UUID.fromString(subject), sessionId, upn, since, groups, Scope.parse(scope), tokenId);
    }
}
