package io.symbolon.common.token;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The caller of the present request. Empty in timers and message-driven beans, and where a public method was called without
 * a good token.
 * Request-scoped: safe to inject anywhere, to be asked on the request's own thread only.
 */
@RequestScoped
public class CurrentCaller {
    private Caller caller;
    private JsonWebToken token;

    /** The caller, when a verified token came with this request. */
    public Optional<Caller> get() {
        return Optional.ofNullable(caller);
    }

    /** @throws IllegalStateException when the caller is no user: the method's roles let somebody else in */
    public UserCaller user() {
        return get().filter(UserCaller.class::isInstance)
                .map(UserCaller.class::cast)
                .orElseThrow(() -> new IllegalStateException("no user calls here"));
    }

    /** @throws IllegalStateException when the caller is no service: the method's roles let somebody else in */
    public ServiceCaller service() {
        return get().filter(ServiceCaller.class::isInstance)
                .map(ServiceCaller.class::cast)
                .orElseThrow(() -> new IllegalStateException("no service calls here"));
    }

    /** The verified token that names the caller. */
    public Optional<JsonWebToken> token() {
        return Optional.ofNullable(token);
    }

    /** For the guard alone, once it has verified the token. One call: each passes the proxy of the scope. */
    public void set(Caller verified, JsonWebToken proof) {
        this.caller = verified;
        this.token = proof;
    }
}
