package io.symbolon.tck;

import io.symbolon.common.inbound.Stranger;
import io.symbolon.common.inbound.verification.Reason;
import io.symbolon.common.token.CurrentCaller;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Refuses a bad token at an open endpoint too, as the TCK asks; ours leave it unread, so that whoever has one can log in. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class UnreadTokens implements ContainerRequestFilter {
    private final Stranger stranger;
    private final CurrentCaller caller;

    public UnreadTokens() {
        this(null, null);
    }

    @Inject
    public UnreadTokens(Stranger stranger, CurrentCaller caller) {
        this.stranger = stranger;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Reason reason = stranger.reason();
        if (caller.get().isEmpty() && reason != Reason.MISSING_TOKEN) {
            request.abortWith(stranger.refuse(reason));
        }
    }
}
