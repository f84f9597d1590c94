package io.symbolon.common.inbound;

import io.symbolon.common.inbound.verification.VerifiedToken;
import io.symbolon.common.token.Caller;
import io.symbolon.common.token.CurrentCaller;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Tells the request's own beans who calls. */
@Dependent
final class RequestIdentity {
    private final CurrentCaller caller;
    private final CurrentToken token;

    @Inject
    RequestIdentity(CurrentCaller caller, CurrentToken token) {
        this.caller = caller;
        this.token = token;
    }

    void set(VerifiedToken verified, Caller identified) {
        caller.set(identified);
        token.set(verified);
    }
}
