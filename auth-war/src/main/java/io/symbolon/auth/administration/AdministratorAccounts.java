package io.symbolon.auth.administration;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.EmailAddress;
import io.symbolon.auth.credential.NewAccounts;
import io.symbolon.auth.store.MilestoneStore;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** The accounts that administer. Thread-safe. */
@ApplicationScoped
class AdministratorAccounts {
    private static final String FIRST = "first-administrator";

    private final MilestoneStore milestones;
    private final NewAccounts accounts;
    private final InstantSource clock;
    private final AuditLog audit;

    AdministratorAccounts() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public AdministratorAccounts(MilestoneStore milestones, NewAccounts accounts, InstantSource clock, AuditLog audit) {
        this.milestones = milestones;
        this.accounts = accounts;
        this.clock = clock;
        this.audit = audit;
    }

    @Transactional
    boolean everExisted() {
        return milestones.isReached(FIRST);
    }

    /**
     * Adds the first one, unless another server just did.
     *
     * @throws IllegalArgumentException when somebody has an account at that address: whoever registered it must not
     *     become administrator by a setting; nothing is changed then
     */
    @Transactional
    void addFirst(EmailAddress email, String passwordHash) {
        Account account = Account.create(
                email, Set.of(Account.USER, Account.ADMIN), clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!milestones.reach(FIRST)) {
            return;
        }
        if (!accounts.add(account, email, passwordHash, null)) {
            throw new IllegalArgumentException("admin.email [ADMIN_EMAIL] is the address of an existing account");
        }
        audit.record(AuditEvent.success(AuditType.USER_CREATED)
                .subject(account.id().value())
                .detail("roles", String.join(" ", account.orderedRoles()))
                .build());
    }
}
