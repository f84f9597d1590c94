package io.symbolon.common.inbound;

import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.token.Caller;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.BooleanSupplier;

/**
 * What is closed while it is not known who was revoked lately (ARCHITECTURE, decision 9): deletion, and whatever an
 * administrator does. Everything else goes on. Thread-safe.
 */
final class Caution {
    private static final String ADMINISTRATOR = "admin";
    /** Seconds; auth is asked every second. */
    private static final int RETRY_AFTER = 5;

    private final BooleanSupplier outdated;

    /** @param outdated whether what was revoked is known too long ago */
    Caution(BooleanSupplier outdated) {
        this.outdated = outdated;
    }

    boolean forbids(String method, Caller caller) {
        boolean grave = HttpMethod.DELETE.equals(method) || caller.hasRole(ADMINISTRATOR);
        return grave && outdated.getAsBoolean();
    }

    static Response unavailable() {
        return Problem.of(ProblemType.UNAVAILABLE)
                .detail("Whether the access token was revoked is not known at present.")
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                .response();
    }
}
