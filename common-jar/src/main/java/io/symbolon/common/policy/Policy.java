package io.symbolon.common.policy;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One rule in one line, under a name of its own. Immutable; as thread-safe as its condition, which must be a pure function.
 *
 * <pre>{@code
 * static final Policy OWNER_READS = Policy.permit("owner-reads", it -> it.isTo("read") && it.isByOwner());
 * }</pre>
 */
public final class Policy {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,62}");

    private final String name;
    private final Predicate<AccessRequest> condition;
    private final Decision met;
    private final Decision unmet;

    private Policy(String name, Effect effect, Predicate<AccessRequest> condition) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a policy's name is [a-z][a-z0-9-]{1,62}");
        }
        this.name = name;
        this.condition = Objects.requireNonNull(condition);
        this.met = new Decision(effect, name);
        this.unmet = new Decision(Effect.ABSTAIN, name);
    }

    /**
     * Permits what meets the condition.
     *
     * @throws IllegalArgumentException when the name is not {@code [a-z][a-z0-9-]{1,62}}
     */
    public static Policy permit(String name, Predicate<AccessRequest> condition) {
        return new Policy(name, Effect.PERMIT, condition);
    }

    /**
     * Denies what meets the condition, whatever else permits it.
     *
     * @throws IllegalArgumentException when the name is not {@code [a-z][a-z0-9-]{1,62}}
     */
    public static Policy deny(String name, Predicate<AccessRequest> condition) {
        return new Policy(name, Effect.DENY, condition);
    }

    /** The name by which audit records cite it. */
    public String name() {
        return name;
    }

    /** Its own say, other policies apart. */
    public Decision decide(AccessRequest request) {
        return condition.test(request) ? met : unmet;
    }
}
