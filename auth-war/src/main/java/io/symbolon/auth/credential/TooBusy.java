package io.symbolon.auth.credential;

import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What is answered when the {@link HashingLane} is full: 429, and when to come back. */
public final class TooBusy {
    /** Seconds until the lane has moved on. */
    private static final int RETRY_AFTER = 1;

    private TooBusy() {}

    public static CompletionStage<Response> answer() {
        return CompletableFuture.completedStage(Problem.of(ProblemType.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER)
                .response());
    }
}
