package io.symbolon.user.authentication;

import io.symbolon.common.event.TraceContext;
import io.symbolon.common.problem.CurrentCorrelation;
import io.symbolon.common.problem.Unavailable;
import io.symbolon.user.remote.AuthProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
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
    record Rejected(int status, Optional<Duration> retryAfter) implements Outcome {}

    /** auth cannot be asked. */
    record AuthUnavailable(Duration retryAfter) implements Outcome {}

    private final AuthClient auth;
    private final PropertyLookup properties;
    private final Executor executor;

    Authentication() {
        this(null, null, null); // CDI proxy
    }

    /** @param executor the container's managed one */
    @Inject
    Authentication(@RestClient AuthClient auth, PropertyLookup properties, Executor executor) {
        this.auth = auth;
        this.properties = properties;
        this.executor = executor;
    }

    /**
     * In time. Nobody waits for property on a request's thread: what is waited for would need one of the same pool, and as
     * many logins as it has threads would wait for good.
     */
    CompletionStage<Outcome> of(Credentials credentials) {
        try {
            return begin(check(credentials)).exceptionally(failure -> failed(failure.getCause()));
        } catch (AuthProblemException | ProcessingException failure) {
            return CompletableFuture.completedStage(failed(failure));
        }
    }

    private static Outcome failed(Throwable failure) {
        if (failure instanceof AuthProblemException refused) {
            return AuthRefusals.outcome(refused.problem());
        }
        if (failure instanceof ProcessingException unreachable) {
            return new AuthUnavailable(
                    unreachable instanceof Unavailable passing ? passing.retryAfter() : AuthRefusals.PAUSE);
        }
        throw new CompletionException(failure);
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

    private CompletionStage<Outcome> begin(CheckedCredentials checked) {
        if (checked == null || checked.userId() == null || checked.ticket() == null) {
            throw new ProcessingException("auth answers something else");
        }
        Function<Supplier<Outcome>, Outcome> here = present();
        return properties
                .of(checked.userId())
                .thenApplyAsync(found -> here.apply(() -> begin(checked.ticket(), found)), executor);
    }

    /** What takes the present request's names along to another thread. */
    private static Function<Supplier<Outcome>, Outcome> present() {
        String trace = TraceContext.current().orElse(null);
        String correlation = CurrentCorrelation.id().orElse(null);
        return work -> TraceContext.within(trace, () -> CurrentCorrelation.within(correlation, work));
    }

    private Outcome begin(String ticket, Optional<List<PropertyClaim>> found) {
        return found.map(PropertiesClaim::of)
                .map(claim -> begin(ticket, claim))
                .orElseGet(() -> withoutProperties(ticket));
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
