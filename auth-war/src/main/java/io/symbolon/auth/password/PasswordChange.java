package io.symbolon.auth.password;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.CheckOutcome;
import io.symbolon.auth.credential.CheckOutcome.Proven;
import io.symbolon.auth.credential.Credentials;
import io.symbolon.auth.credential.PasswordPolicy;
import io.symbolon.auth.credential.Passwords;
import io.symbolon.auth.credential.UserId;
import io.symbolon.auth.lifecycle.NewPassword;
import io.symbolon.auth.password.ChangeOutcome.Changed;
import io.symbolon.auth.password.ChangeOutcome.Slowed;
import io.symbolon.auth.password.ChangeOutcome.WrongPassword;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditOrigin;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.UserCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Changes passwords (R27): the present one has to be known, a token is not enough. Hashing stands outside the transaction,
 * which finds out whether the account is still what was checked. Thread-safe.
 */
@ApplicationScoped
class PasswordChange {
    private final PasswordPolicy policy;
    private final Credentials credentials;
    private final Passwords passwords;
    private final NewPassword replacement;
    private final AuditLog audit;

    PasswordChange() { // CDI proxy
        this(null, null, null, null, null);
    }

    @Inject
    public PasswordChange(
            PasswordPolicy policy,
            Credentials credentials,
            Passwords passwords,
            NewPassword replacement,
            AuditLog audit) {
        this.policy = policy;
        this.credentials = credentials;
        this.passwords = passwords;
        this.replacement = replacement;
        this.audit = audit;
    }

    /** What is not acceptable in the request; costs next to nothing. */
    List<Violation> violations(PasswordRequest request, UserCaller user) {
        List<Violation> violations = new ArrayList<>();
        if (request.currentPassword() == null) {
            violations.add(new Violation("current_password", "must be given"));
        }
        if (request.newPassword() == null) {
            violations.add(new Violation("new_password", "must be given"));
        } else {
            policy.refusal(Secret.of(request.newPassword()), List.of(user.email()))
                    .ifPresent(why -> violations.add(new Violation("new_password", why)));
        }
        return violations;
    }

    /** Changes it by a request without violations. Hashes: call it in the lane. */
    ChangeOutcome change(PasswordRequest request, UserCaller user, AuditOrigin origin) {
        CheckOutcome checked =
                credentials.check(new UserId(user.id()), Secret.of(request.currentPassword()), origin.address());
        if (checked instanceof Proven proven && replace(proven.proof().account(), request, user, origin)) {
            return new Changed();
        }
        ChangeOutcome outcome =
                checked instanceof CheckOutcome.Slowed slowed ? new Slowed(slowed.delay()) : new WrongPassword();
        String reason = outcome instanceof Slowed ? "too_many_failures" : "wrong_password";
        audit.record(AuditEvent.refused(AuditType.AUTHN_PASSWORD_CHANGE_FAIL, reason)
                .subject(user.id())
                .origin(origin)
                .build());
        return outcome;
    }

    /** False when the account is no longer what was checked. */
    private boolean replace(Account account, PasswordRequest request, UserCaller user, AuditOrigin origin) {
        return replacement.set(
                account, passwords.hash(Secret.of(request.newPassword())), UUID.fromString(user.sessionId()), origin);
    }
}
