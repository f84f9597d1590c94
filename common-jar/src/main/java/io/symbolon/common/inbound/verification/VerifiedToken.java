package io.symbolon.common.inbound.verification;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.token.Caller;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A token whose signature was found good: only {@link TokenVerifier} makes one. Immutable; its string form tells no secret. */
public final class VerifiedToken implements JsonWebToken {
    private final String raw;
    private final String keyId;
    private final TokenClaims claims;
    private final Optional<Caller> caller;

    VerifiedToken(String raw, String keyId, TokenClaims claims) {
        this.raw = raw;
        this.keyId = keyId;
        this.claims = claims;
        this.caller = claims.caller();
    }

    String keyId() {
        return keyId;
    }

    TokenClaims claims() {
        return claims;
    }

    /** Who the token speaks for; empty when it is neither a user's nor a service's, which no endpoint accepts. */
    public Optional<Caller> caller() {
        return caller;
    }

    /** {@code upn}, else {@code preferred_username}, else {@code sub} (MP-JWT 2.1, JsonWebToken). */
    @Override
    public String getName() {
        if (claims.upn() != null) {
            return claims.upn();
        }
        JsonNode preferred = claims.all().get("preferred_username");
        return preferred != null && preferred.isTextual() ? preferred.textValue() : claims.subject();
    }

    @Override
    public Set<String> getGroups() {
        return Set.copyOf(claims.groups());
    }

    @Override
    public Set<String> getClaimNames() {
        Set<String> names = new HashSet<>();
        claims.all().fieldNames().forEachRemaining(names::add);
        names.add(Claims.raw_token.name());
        return names;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // the caller names the type it expects: that is the interface's contract
    public <T> T getClaim(String name) {
        return (T)
                switch (name) {
                    case "raw_token" -> raw;
                    case "aud" -> Set.copyOf(claims.audience());
                    case "groups" -> getGroups();
                    case "exp" -> claims.expires().getEpochSecond();
                    case "iat" -> claims.issued().getEpochSecond();
                    default -> ClaimValues.of(claims.all().get(name));
                };
    }

    @Override
    public String toString() {
        return "token " + claims.tokenId() + " of " + claims.subject();
    }
}
