package io.symbolon.user.authentication;

import io.symbolon.common.problem.Unavailable;
import io.symbolon.user.remote.AuthProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Logs a user in: auth checks the credentials, property tells what the token is to say, auth begins the session. Without
 * property there is a session all the same, without auth there is none. Thread-safe.
 */
@ApplicationScoped
class Authentication {
    /** What became of it. */
    sealed interface Outcome {}

    /** The session is begun. */
    record Authenticated(AuthenticationAnswer answer) implements Outcome {}

    /** auth does not take the credentials or, meanwhile, no longer. */
    record Refused() implements Outcome {}

    /** auth does not want to be asked so often, or finds the request too large or ill-formed. */
    record Rejected(int status, Optional<String> retryAfter) implements Outcome {}

    /** auth cannot be asked. */
    record AuthUnavailable(Duration retryAfter) implements Outcome {}

    private final AuthClient auth;
    private final PropertyLookup properties;

    Authentication() {
        this(null, null); // CDI proxy
    }

    @Inject
    Authentication(@RestClient AuthClient auth, PropertyLookup properties) {
        this.auth = auth;
        this.properties = properties;
    }

    Outcome of(Credentials credentials) {
        try {
            return begin(check(credentials));
        } catch (AuthProblemException refused) {
            return AuthRefusals.outcome(refused.problem());
        } catch (ProcessingException unreachable) {
            return new AuthUnavailable(
                    unreachable instanceof Unavailable passing ? passing.retryAfter() : AuthRefusals.PAUSE);
        }
    }

    /** Once more with another token when this service's own was not taken: then nobody has looked at the password. */
    private CheckedCredentials check(Credentials credentials) {
        try {
            return auth.check(credentials);
        } catch (AuthProblemException refused) {
            if (!refused.problem().isOfToken()) {
                throw refused;
            }
            return auth.check(credentials);
        }
    }

    private Outcome begin(CheckedCredentials checked) {
        if (checked == null || checked.userId() == null || checked.ticket() == null) {
            throw new ProcessingException("auth answers something else");
        }
        Optional<List<PropertyClaim>> found =
                properties.of(checked.userId()).toCompletableFuture().join();
        return found.map(PropertiesClaim::of)
                .map(claim -> begin(checked.ticket(), claim))
                .orElseGet(() -> withoutProperties(checked.ticket()));
    }

    private Outcome begin(String ticket, PropertiesClaim claim) {
        try {
            BegunSession session = auth.begin(NewSession.with(ticket, claim.kept()));
            return new Authenticated(AuthenticationAnswer.of(session, true, claim.truncated()));
        } catch (AuthProblemException refused) {
            if (refused.problem().is(400, "invalid-request")) {
                return withoutProperties(ticket);
            }
            throw refused;
        }
    }

    private Outcome withoutProperties(String ticket) {
        BegunSession session = auth.begin(NewSession.without(ticket));
        return new Authenticated(AuthenticationAnswer.of(session, false, false));
    }
}
