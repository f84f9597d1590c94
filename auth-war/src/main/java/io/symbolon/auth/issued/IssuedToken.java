package io.symbolon.auth.issued;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import io.symbolon.common.inbound.verification.VerifiedToken;
import io.symbolon.common.token.Caller;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.UserCaller;
import jakarta.json.JsonObject;
import java.text.ParseException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An access token that this service signed. Immutable; the string form tells no secret. */
public final class IssuedToken {
    private final VerifiedToken token;
    private final Caller caller;

    private IssuedToken(VerifiedToken token, Caller caller) {
        this.token = token;
        this.caller = caller;
    }

    static Optional<IssuedToken> of(VerifiedToken token) {
        return token.caller().map(caller -> new IssuedToken(token, caller));
    }

    /** Of whom it speaks. */
    public Caller caller() {
        return caller;
    }

    /** The user of whom it speaks; empty when it is a service's. */
    public Optional<UserCaller> user() {
        return Optional.of(caller).filter(UserCaller.class::isInstance).map(UserCaller.class::cast);
    }

    /** The {@code sid} of a user's token. */
    public Optional<UUID> session() {
        return user().map(user -> UUID.fromString(user.sessionId()));
    }

    /** To whom it was issued: the claim {@code client_id}. */
    public String clientId() {
        return token.getClaim("client_id");
    }

    public String tokenId() {
        return token.getTokenID();
    }

    public String issuer() {
        return token.getIssuer();
    }

    public Set<String> audience() {
        return token.getAudience();
    }

    public Instant issued() {
        return Instant.ofEpochSecond(token.getIssuedAtTime());
    }

    public Instant expires() {
        return Instant.ofEpochSecond(token.getExpirationTime());
    }

    public Set<Scope> scopes() {
        return caller.scopes();
    }

    /** The claim as it stands in the token. */
    public String scope() {
        return token.getClaim("scope");
    }

    /** {@code user} first, as tokens carry them. */
    public List<String> groups() {
        return token.getGroups().stream().sorted(Comparator.reverseOrder()).toList();
    }

    /** Who acts for the user (RFC 8693 §4.1); empty when they do so themselves. */
    public Optional<Actor> actor() {
        return Optional.ofNullable(token.<JsonObject>getClaim("act")).map(Actor::of);
    }

    /** The claim {@code email_verified}. */
    public boolean emailVerified() {
        return Boolean.TRUE.equals(token.getClaim("email_verified"));
    }

    /** The key that signed it. */
    String keyId() {
        String raw = token.getRawToken();
        try {
            return JWSHeader.parse(new Base64URL(raw.substring(0, raw.indexOf('.'))))
                    .getKeyID();
        } catch (ParseException impossible) {
            throw new IllegalStateException("a verified token without a header", impossible);
        }
    }

    @Override
    public String toString() {
        return token.toString();
    }
}
