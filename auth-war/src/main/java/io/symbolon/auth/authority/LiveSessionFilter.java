package io.symbolon.auth.authority;

import io.symbolon.common.token.CurrentCaller;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Stands before every method of {@link LiveSession}, behind the guard. Thread-safe. */
@Provider
@LiveSession
@Priority(Priorities.AUTHORIZATION)
public class LiveSessionFilter implements ContainerRequestFilter {
    private final SessionRule rule;
    private final CurrentCaller caller;

    /** For the container. */
    public LiveSessionFilter() {
        this(null, null);
    }

    @Inject
    public LiveSessionFilter(SessionRule rule, CurrentCaller caller) {
        this.rule = rule;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        rule.refusal(caller.user()).ifPresent(problem -> request.abortWith(problem.response()));
    }
}
