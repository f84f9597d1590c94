package io.symbolon.common.problem;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.FeatureContext;
import java.util.function.Predicate;

/** What turns every failure of an application into a problem; registered by the guard. */
public final class ProblemProviders {
    private ProblemProviders() {}

    /**
     * Registers the correlation id, the mappers and the response filter.
     *
     * @param oauth which request paths, without a leading slash, answer errors as RFC 6749 §5.2 instead
     */
    public static void register(FeatureContext context, Predicate<String> oauth) {
        context.register(new CorrelationIds(), Integer.MIN_VALUE);
        context.register(new ProblemResponses(oauth), Priorities.HEADER_DECORATOR);
        context.register(new RefusalMapper());
        context.register(new CalledServiceMapper());
        context.register(new ConstraintViolationMapper());
        context.register(new FailureMapper());
    }
}
