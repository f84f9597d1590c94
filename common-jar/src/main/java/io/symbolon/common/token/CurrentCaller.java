package io.symbolon.common.token;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/**
 * The caller of the present request. Empty outside a guarded request: in timers, message-driven beans and public methods.
 * Request-scoped: safe to inject anywhere, to be asked on the request's own thread only.
 */
@RequestScoped
public class CurrentCaller {
    private Caller caller;

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

    /** For the guard alone, once it has verified the token. */
    public void set(Caller verified) {
        this.caller = verified;
    }
}
