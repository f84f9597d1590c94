package io.symbolon.auth.credential;

import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What is answered when it is too much, or the {@link HashingLane} is full: 429, and when to come back. */
public final class TooBusy {
    /** Until the lane has moved on. */
    private static final Duration LANE = Duration.ofSeconds(1);

    private TooBusy() {}

    /** The lane is full. */
    public static CompletionStage<Response> answer() {
        return answer(LANE);
    }

    /** Not before so long; told in whole seconds, never too few. */
    public static CompletionStage<Response> answer(Duration wait) {
        return CompletableFuture.completedStage(response(wait));
    }

    /** The same, for who answers at once. */
    public static Response response(Duration wait) {
        return Problem.of(ProblemType.TOO_MANY_REQUESTS).retryAfter(wait).response();
    }
}
