package io.symbolon.common.policy;

import java.util.HashSet;
import java.util.Set;

/**
 * Policies that decide together: the first denial overrides every permission; what no policy permits is denied (XACML 3.0,
 * deny-unless-permit with deny-overrides). Immutable, thread-safe.
 */
public final class Policies {
    /** The name under which is denied what no policy is about. */
    public static final String NOTHING_PERMITS = "nothing-permits";

    private static final Decision DEFAULT = new Decision(Effect.DENY, NOTHING_PERMITS);

    private final Policy[] policies;

    private Policies(Policy[] policies) {
        this.policies = policies;
    }

    /**
     * @throws IllegalArgumentException when two bear the same name, or one bears {@link #NOTHING_PERMITS}: an audit record
     *     would not tell which decided
     */
    public static Policies of(Policy... policies) {
        Set<String> names = new HashSet<>();
        for (Policy policy : policies) {
            if (policy.name().equals(NOTHING_PERMITS)) {
                throw new IllegalArgumentException("no policy may be named " + NOTHING_PERMITS);
            }
            if (!names.add(policy.name())) {
                throw new IllegalArgumentException("two policies are named " + policy.name());
            }
        }
        return new Policies(policies.clone());
    }

    /** Permits or denies, never abstains. */
    public Decision decide(AccessRequest request) {
        Decision decided = DEFAULT;
        for (Policy policy : policies) {
            Decision decision = policy.decide(request);
            if (decision.effect() == Effect.DENY) {
                return decision;
            }
            if (decision.isPermit() && !decided.isPermit()) {
                decided = decision;
            }
        }
        return decided;
    }
}
