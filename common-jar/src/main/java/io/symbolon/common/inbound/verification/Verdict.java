package io.symbolon.common.inbound.verification;

/** What became of a bearer token. */
public sealed interface Verdict {
    /** The token holds, for this service, now. */
    record Accepted(VerifiedToken token) implements Verdict {}

    /** The token does not hold; the first reason that applies. */
    record Refused(Reason reason) implements Verdict {}

    static Verdict refused(Reason reason) {
        return new Refused(reason);
    }
}
