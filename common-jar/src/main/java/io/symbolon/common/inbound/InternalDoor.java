package io.symbolon.common.inbound;

import com.github.benmanes.caffeine.cache.Ticker;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.Set;

/**
 * Answers 429 to whoever keeps being refused where only services may call ({@link InternalOnly}). Only refusals are turned
 * away: a call that is right is never delayed by anybody's failures. Each is recorded as what it was. Thread-safe.
 */
final class InternalDoor implements ContainerResponseFilter {
    private static final Annotation[] NONE = {};
    private static final Set<Integer> REFUSALS = Set.of(401, 403);

    private final InternalFailures failures;
    private final AuditLog audit;
    private final AuthFailures metrics;

    @Context
    private ResourceInfo resource;

    /** @param most refusals of one network a minute that are answered as what they are */
    InternalDoor(int most, AuditLog audit, AuthFailures metrics) {
        this.failures = new InternalFailures(most, Ticker.systemTicker());
        this.audit = audit;
        this.metrics = metrics;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (REFUSALS.contains(response.getStatus()) && isInternal()) {
            failures.add(audit.origin().address()).ifPresent(wait -> turnAway(response, wait));
        }
    }

    private boolean isInternal() {
        return resource.getResourceMethod() != null
                && (resource.getResourceMethod().isAnnotationPresent(InternalOnly.class)
                        || resource.getResourceClass().isAnnotationPresent(InternalOnly.class));
    }

    private void turnAway(ContainerResponseContext response, Duration wait) {
        metrics.limited();
        Response later = Problem.of(ProblemType.TOO_MANY_REQUESTS).response();
        response.setStatus(later.getStatus());
        response.setEntity(later.getEntity(), NONE, Problem.MEDIA_TYPE);
        response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
        response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, Problem.seconds(wait));
    }
}
