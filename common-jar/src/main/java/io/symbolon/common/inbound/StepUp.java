package io.symbolon.common.inbound;

import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.token.UserCaller;
import java.time.Duration;
import java.time.Instant;

/** Asks for a more recent password check where an act demands one (RFC 9470). */
public final class StepUp {
    /**
     * "The authentication event associated with the access token presented with the request does not meet the
     * authentication requirements of the protected resource." (RFC 9470 §3)
     */
    public static final String ERROR = "insufficient_user_authentication";

    private StepUp() {}

    /** Whether the password was checked at most that long ago: exactly that long still is. */
    public static boolean isRecent(UserCaller caller, Duration maxAge, Instant now) {
        return !now.isAfter(caller.authTime().plus(maxAge));
    }

    /** The challenge: 401, with the time a client has to offer its user's password again. */
    public static Problem problem(Duration maxAge) {
        // max_age: "the allowable elapsed time in seconds since the last active authentication event" (RFC 9470 §3)
        String challenge = "error=\"" + ERROR
                + "\", error_description=\"More recent authentication is required\", max_age=\"" + maxAge.toSeconds()
                + "\"";
        return Problem.of(ProblemType.UNAUTHORIZED)
                .detail("The last password check is too long ago for this: log in again.")
                .with("reason", ERROR)
                .challenge(challenge);
    }
}
