package io.symbolon.common.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.symbolon.common.inbound.revocation.RevokedEntry;
import io.symbolon.common.testing.AuthDouble.Answer;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Gives, exchanges, judges and revokes tokens as auth does, for whoever shows the one service token of the tests. */
final class Tokens {
    private final AuthState state;

    Tokens(AuthState state) {
        this.state = state;
    }

    Answer grant(Parameters request) {
        String client = request.get("service_name", request.get("client_id", ""));
        String secret = request.get("service_token", request.get("client_secret", ""));
        if (client.isEmpty() || !secret.equals(TestAuth.SERVICE_TOKEN)) {
            return Answer.error(401, "invalid_client");
        }
        String audience = request.get("audience", request.get("resource"));
        if (audience == null) {
            return Answer.error(400, "invalid_target");
        }
        return request.get("subject_token") == null
                ? given(
                        TestTokens.service(client).audience(audience).scope(request.get("scope", "")),
                        state.life().toSeconds())
                : exchange(request, client, audience);
    }

    private Answer exchange(Parameters request, String client, String audience) {
        Optional<JWTClaimsSet> subject = live(request.get("subject_token"));
        if (subject.isEmpty()) {
            return Answer.error(400, "invalid_grant");
        }
        JWTClaimsSet user = subject.get();
        TestTokens token = TestTokens.user(UUID.fromString(user.getSubject()))
                .audience(audience)
                .claim("sid", user.getClaim("sid"))
                .claim("auth_time", user.getClaim("auth_time"))
                .claim("exp", user.getExpirationTime().toInstant().getEpochSecond())
                .claim("act", Map.of("sub", client));
        Instant now = Clock.systemUTC().instant();
        return given(token, user.getExpirationTime().toInstant().getEpochSecond() - now.getEpochSecond());
    }

    private static Answer given(TestTokens token, long seconds) {
        return Answer.ok(Map.of("access_token", token.compact(), "token_type", "Bearer", "expires_in", seconds));
    }

    Answer validate(Parameters request) {
        Optional<JWTClaimsSet> token = live(request.get("token"));
        if (token.isEmpty()) {
            return Answer.ok(Map.of("active", false));
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("active", true);
        String subject = token.get().getSubject();
        boolean user = token.get().getClaim("sid") != null;
        view.put("kind", user ? "user" : "service");
        view.put("sub", subject);
        view.put("exp", token.get().getExpirationTime().toInstant().getEpochSecond());
        view.put("scope", token.get().getClaim("scope"));
        view.put("groups", token.get().getClaim("groups"));
        state.email(subject).ifPresent(email -> view.put("user", account(subject, email)));
        return Answer.ok(view);
    }

    Answer validateServiceToken(Parameters request) {
        boolean jwt = live(request.get("token"))
                .filter(token -> token.getSubject().equals(request.get("service_name")))
                .isPresent();
        return Answer.ok(Map.of("valid", jwt || TestAuth.SERVICE_TOKEN.equals(request.get("token"))));
    }

    Answer revoke(Parameters request) {
        live(request.get("token"))
                .ifPresent(token -> state.revoke(new RevokedEntry(
                        "jti",
                        token.getJWTID(),
                        null,
                        token.getExpirationTime().toInstant().plusSeconds(60))));
        return Answer.ok(Map.of());
    }

    Answer user(Parameters request) {
        String id = request.get("path");
        return state.email(id)
                .map(email -> Answer.ok(account(id, email)))
                .orElseGet(() -> Answer.problem(404, "not-found"));
    }

    private static Map<String, Object> account(String id, String email) {
        return Map.of("id", id, "email", email, "roles", List.of("user"), "status", "active");
    }

    /** Signed by the key of the tests, not expired, not revoked. */
    private Optional<JWTClaimsSet> live(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            boolean signed = jwt.verify(new ECDSAVerifier(TestKey.TRUSTED.jwk()));
            boolean current = claims.getExpirationTime()
                    .toInstant()
                    .isAfter(Clock.systemUTC().instant());
            return signed && current && !state.isRevoked(claims.getJWTID()) ? Optional.of(claims) : Optional.empty();
        } catch (ParseException | JOSEException e) { // then it is no token
            return Optional.empty();
        }
    }
}
