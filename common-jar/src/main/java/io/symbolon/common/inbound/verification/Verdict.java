package io.symbolon.common.inbound.verification;

import io.symbolon.common.token.Caller;
import java.util.Optional;

/** What became of a bearer token. */
public sealed interface Verdict {
    /** The token holds, for this service, now. */
    record Accepted(VerifiedToken token) implements Verdict {}

    /**
     * The token does not hold.
     *
     * @param reason the first that applies
     * @param caller whose it is, where it is the issuer's own
     */
    record Refused(Reason reason, Optional<Caller> caller) implements Verdict {}

    static Verdict refused(Reason reason) {
        return new Refused(reason, Optional.empty());
    }
}
