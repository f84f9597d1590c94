package io.symbolon.auth.account;

import io.symbolon.auth.authority.AdministratorRule;
import io.symbolon.auth.authority.SessionRule;
import io.symbolon.auth.credential.UserId;
import io.symbolon.auth.lifecycle.AccountLifecycle;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.token.UserCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/** Who may delete an account, and deletes it. Thread-safe. */
@ApplicationScoped
class Deletion {
    /** How long ago an owner's last password check may be (CONTRACT section 4). */
    private static final Duration RECENT = Duration.ofMinutes(5);

    private final SessionRule sessions;
    private final AdministratorRule administrators;
    private final AccountLifecycle lifecycle;

    Deletion() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    public Deletion(SessionRule sessions, AdministratorRule administrators, AccountLifecycle lifecycle) {
        this.sessions = sessions;
        this.administrators = administrators;
        this.lifecycle = lifecycle;
    }

    /** @param delegated whether a service calls on the user's behalf: that is good for their own account alone */
    Response delete(UserId id, UserCaller caller, boolean delegated) {
        return refusal(id, caller, delegated)
                .map(Problem::response)
                .orElseGet(() -> Changes.answer(lifecycle.delete(id)));
    }

    private Optional<Problem> refusal(UserId id, UserCaller caller, boolean delegated) {
        if (caller.id().equals(id.value())) {
            return sessions.refusal(caller, RECENT);
        }
        if (delegated || !caller.hasRole("admin")) {
            return Optional.of(Problem.of(ProblemType.NOT_FOUND)); // learns nothing of it
        }
        return administrators.refusal(caller);
    }
}
