package io.symbolon.user.authentication;

import io.symbolon.user.authentication.Authentication.AuthUnavailable;
import io.symbolon.user.authentication.Authentication.Outcome;
import io.symbolon.user.authentication.Authentication.Refused;
import io.symbolon.user.authentication.Authentication.Rejected;
import io.symbolon.user.remote.AuthProblem;
import java.time.Duration;
import java.util.Optional;

/** What auth's refusals mean to the user: those that are about this service are no refusals of theirs. */
final class AuthRefusals {
    /** When it is worth trying again, where auth does not say. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private AuthRefusals() {}

    static Outcome outcome(AuthProblem refusal) {
        return switch (refusal.status()) {
            case 401 -> refusal.is(401, "invalid-credentials") ? new Refused() : unavailable(refusal);
            // the ticket is void: the password was changed or the account disabled while this was going on
            case 400 -> refusal.is(400, "invalid-token") ? new Refused() : new Rejected(400, Optional.empty());
            case 413, 429 -> new Rejected(refusal.status(), refusal.retryAfter());
            default -> unavailable(refusal);
        };
    }

    private static AuthUnavailable unavailable(AuthProblem refusal) {
        return new AuthUnavailable(refusal.retryAfter().orElse(PAUSE));
    }
}
