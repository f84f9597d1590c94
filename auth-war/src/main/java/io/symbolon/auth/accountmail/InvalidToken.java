package io.symbolon.auth.accountmail;

import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.ws.rs.core.Response;

/** The refusal of a link: used, expired and never sent are alike (CONTRACT section 4). */
public final class InvalidToken {
    private static final ProblemType TYPE =
            new ProblemType("invalid-token", "The token is not valid, or no longer", 400);

    private InvalidToken() {}

    public static Response answer() {
        return Problem.of(TYPE)
                .detail("It was used already, has expired, or never was one: ask for another.")
                .response();
    }
}
