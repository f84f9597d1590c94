package io.symbolon.auth.token;

import com.nimbusds.jose.JOSEObjectType;
import io.symbolon.auth.keys.KeyRing;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceCaller;
import io.symbolon.common.token.ServiceName;
import io.symbolon.common.token.UserCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Mints access tokens (RFC 9068), the only place that does. Whoever asks has decided already that the subject may have it.
 * Signing takes its time: never call it inside a transaction. Thread-safe.
 */
@ApplicationScoped
public class TokenIssuer {
    /** "JWT access tokens MUST include this media type in the "typ" header parameter" (RFC 9068 §2.1). */
    private static final JOSEObjectType AT_JWT = new JOSEObjectType("at+jwt");
    /** The {@code client_id} of tokens that a user got without any client. */
    public static final String FIRST_PARTY = "first-party";

    private static final String USER = "user";

    private final KeyRing keys;
    private final TokenSettings settings;
    private final InstantSource clock;

    TokenIssuer() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public TokenIssuer(KeyRing keys, TokenSettings settings, InstantSource clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** A token for a user, of whom the session says who they are. */
    public AccessToken forUser(UserSubject user) {
        String scope = String.join(" ", user.roles());
        Map<String, Object> claims = claims(user.id().toString(), FIRST_PARTY, clock.instant(), settings.userLife());
        claims.put("aud", user.audience());
        claims.put("groups", user.roles());
        claims.put("scope", scope);
        claims.put("upn", user.email());
        claims.put("email_verified", user.emailVerified());
        claims.put("sid", user.sessionId().toString());
        claims.put("auth_time", user.authTime().getEpochSecond());
        user.properties().ifPresent(properties -> claims.put("properties", properties));
        return sign(claims, settings.userLife(), scope);
    }

    /**
     * A token for a service, towards exactly one other.
     *
     * @param asOf when it was decided: the {@code iat}
     */
    public AccessToken forService(ServiceName service, ServiceName audience, Set<Scope> scopes, Instant asOf) {
        String scope = Scope.format(scopes);
        Map<String, Object> claims = claims(service.value(), service.value(), asOf, settings.serviceLife());
        claims.put("aud", audience.value());
        claims.put("groups", List.of(ServiceCaller.ROLE));
        claims.put("scope", scope);
        claims.put("upn", service.value());
        return sign(claims, settings.serviceLife(), scope);
    }

    /**
     * A token for a service that acts for a user (RFC 8693 §4.1): it lives no longer than the one it was exchanged for, and
     * makes nobody an administrator.
     */
    public AccessToken forActor(Delegation delegation) {
        String scope = Scope.format(delegation.scopes());
        UserCaller user = delegation.user();
        Duration life = life(delegation);
        Map<String, Object> claims = claims(user.subject(), delegation.client().value(), delegation.asOf(), life);
        claims.put("aud", delegation.audience().value());
        claims.put("groups", List.of(USER));
        claims.put("scope", scope);
        claims.put("upn", user.email());
        claims.put("email_verified", delegation.emailVerified());
        claims.put("sid", user.sessionId());
        claims.put("auth_time", user.authTime().getEpochSecond());
        claims.put("act", delegation.act());
        return sign(claims, life, scope);
    }

    private Duration life(Delegation delegation) {
        Duration left = Duration.ofSeconds(
                delegation.notAfter().getEpochSecond() - delegation.asOf().getEpochSecond());
        return left.compareTo(settings.userLife()) < 0 ? left : settings.userLife();
    }

    /** "REQUIRED", each of them, and the "aud" that the callers add (RFC 9068 §2.2). */
    private Map<String, Object> claims(String subject, String clientId, Instant now, Duration life) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", settings.issuer().toString());
        claims.put("sub", subject);
        claims.put("client_id", clientId);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + life.toSeconds());
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    private AccessToken sign(Map<String, Object> claims, Duration life, String scope) {
        return new AccessToken(Secret.of(keys.signer().sign(AT_JWT, claims)), life, scope);
    }
}
