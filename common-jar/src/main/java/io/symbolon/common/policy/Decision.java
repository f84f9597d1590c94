package io.symbolon.common.policy;

/**
 * What was decided and by which policy. The name explains the decision to whoever reads the audit records; it is not for
 * the caller. Immutable.
 *
 * @param policy the name of the policy that decided
 */
public record Decision(Effect effect, String policy) {
    /** Whether the request may be served: abstaining is no permission. */
    public boolean isPermit() {
        return effect == Effect.PERMIT;
    }
}
