package io.symbolon.common.outbound;

import io.symbolon.common.token.CurrentCaller;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.UserCaller;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptor;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptorFactory;

/**
 * Finds the token of the user whose request is being answered, and takes it along to the thread of an asynchronous call: the
 * request's scope ends at its own thread, so the token travels as a value. Thread-safe.
 */
public class CallerToken implements AsyncInvocationInterceptorFactory {
    private static final ThreadLocal<SubjectToken> TAKEN_ALONG = new ThreadLocal<>();

    /** @throws IllegalStateException when no user's request is being answered */
    static SubjectToken required() {
        SubjectToken takenAlong = TAKEN_ALONG.get();
        return takenAlong != null
                ? takenAlong
                : present()
                        .orElseThrow(() -> new IllegalStateException(
                                "a call on behalf of the caller is made outside a user's request"));
    }

    private static Optional<SubjectToken> present() {
        try {
            CurrentCaller current = CDI.current().select(CurrentCaller.class).get();
            return current.get()
                    .filter(UserCaller.class::isInstance)
                    .flatMap(user -> current.token())
                    .map(CallerToken::subject);
        } catch (ContextNotActiveException | IllegalStateException e) { // no request, or no CDI here: nobody calls
            return Optional.empty();
        }
    }

    private static SubjectToken subject(JsonWebToken token) {
        return new SubjectToken(Secret.of(token.getRawToken()), Instant.ofEpochSecond(token.getExpirationTime()));
    }

    @Override
    public AsyncInvocationInterceptor newInterceptor() {
        return new AsyncInvocationInterceptor() {
            private Optional<SubjectToken> caller = Optional.empty();

            @Override
            public void prepareContext() {
                caller = Optional.ofNullable(TAKEN_ALONG.get()).or(CallerToken::present);
            }

            @Override
            public void applyContext() {
                caller.ifPresent(TAKEN_ALONG::set);
            }

            @Override
            public void removeContext() {
                TAKEN_ALONG.remove();
            }
        };
    }
}
