package io.symbolon.common.problem;

import jakarta.enterprise.context.ContextException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;

/** The correlation id of the request that the present thread serves: what the next service should be told. */
public final class CurrentCorrelation {
    /** The header that carries it, inward and outward. */
    public static final String HEADER = CorrelationIds.HEADER;

    private static final ThreadLocal<String> CARRIED = new ThreadLocal<>();

    private CurrentCorrelation() {}

    /** Empty in timers, message-driven beans and tasks, and where no guard gave the request an id. */
    public static Optional<String> id() {
        return Optional.ofNullable(CARRIED.get()).or(CurrentCorrelation::ofRequest);
    }

    /** Does the work as part of a request that another thread serves; without an id nothing changes. */
    public static <T> T within(String id, Supplier<T> work) {
        if (id == null) {
            return work.get();
        }
        String before = CARRIED.get();
        CARRIED.set(id);
        try {
            return work.get();
        } finally {
            restore(before);
        }
    }

    private static void restore(String before) {
        if (before == null) {
            CARRIED.remove();
        } else {
            CARRIED.set(before);
        }
    }

    private static Optional<String> ofRequest() {
        try {
            Instance<HttpServletRequest> request = CDI.current().select(HttpServletRequest.class);
            return request.isResolvable() ? of(request.get()) : Optional.empty();
        } catch (ContextException | IllegalStateException e) { // no request is active, or no CDI at all
            return Optional.empty();
        }
    }

    /** That of a request in hand; empty where no guard gave it one. */
    public static Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(CorrelationIds.PROPERTY));
    }
}
