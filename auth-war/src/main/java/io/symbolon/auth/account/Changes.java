package io.symbolon.auth.account;

import io.symbolon.auth.lifecycle.Change;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.ws.rs.core.Response;

/** What a change of an account is answered with. */
final class Changes {
    private Changes() {}

    static Response answer(Change change) {
        return switch (change) {
            case DONE, UNCHANGED -> Response.noContent().build();
            case NO_ACCOUNT -> Problem.of(ProblemType.NOT_FOUND).response();
            case LAST_ADMINISTRATOR ->
                Problem.of(ProblemType.CONFLICT)
                        .detail("This is the last enabled administrator.")
                        .response();
        };
    }
}
