package io.symbolon.auth.passwordreset;

import io.symbolon.auth.accountmail.LinkStore;
import io.symbolon.auth.accountmail.LinkToken;
import io.symbolon.auth.accountmail.Occasion;
import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.PasswordPolicy;
import io.symbolon.auth.credential.Passwords;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditOrigin;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.AuthFailures;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Sets a new password by a link. A password that cannot be one uses no link up. Thread-safe. */
@ApplicationScoped
class PasswordReset {
    private final LinkStore links;
    private final AccountStore accounts;
    private final PasswordPolicy policy;
    private final Passwords passwords;
    private final Replacement replacement;
    private final AuthFailures failures;
    private final AuditLog audit;

    PasswordReset() { // CDI proxy
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public PasswordReset(
            LinkStore links,
            AccountStore accounts,
            PasswordPolicy policy,
            Passwords passwords,
            Replacement replacement,
            AuthFailures failures,
            AuditLog audit) {
        this.links = links;
        this.accounts = accounts;
        this.policy = policy;
        this.passwords = passwords;
        this.replacement = replacement;
        this.failures = failures;
        this.audit = audit;
    }

    /** Whose link it is, while it can be used: asked first, so that no other costs a hash. */
    Optional<Account> owner(LinkToken token) {
        Optional<Account> owner = links.find(token, Occasion.PASSWORD_RESET).flatMap(accounts::find);
        if (owner.isEmpty()) {
            audit.record(invalidLink().build());
        }
        return owner;
    }

    /** Why this cannot be the account's password; empty when it can. */
    Optional<String> refusal(Account account, Secret password) {
        return policy.refusal(password, List.of(account.email()));
    }

    /**
     * Sets it; false when the link was used meanwhile. Hashes: call it in the lane.
     *
     * @param origin of the request, which is on another thread
     */
    boolean set(LinkToken token, Account account, Secret password, AuditOrigin origin) {
        boolean isSet = replacement.replace(token, account, passwords.hash(password), origin);
        if (!isSet) {
            audit.record(
                    invalidLink().subject(account.id().value()).origin(origin).build());
        }
        return isSet;
    }

    private AuditEvent.Builder invalidLink() {
        failures.count("invalid_link");
        return AuditEvent.refused(AuditType.AUTHN_PASSWORD_CHANGE_FAIL, "invalid_link");
    }
}
