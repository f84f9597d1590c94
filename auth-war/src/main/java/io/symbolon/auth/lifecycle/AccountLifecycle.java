package io.symbolon.auth.lifecycle;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.AccountChangeStore;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.UserId;
import io.symbolon.auth.session.EndReason;
import io.symbolon.auth.session.Sessions;
import io.symbolon.auth.ticket.TicketStore;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Disables, enables and deletes accounts and assigns their roles; whoever may is asked before. The sessions end, the tokens
 * are revoked, the news goes out and the record is written with the change, or none of it. An enabled administrator always
 * remains. Thread-safe.
 */
@ApplicationScoped
public class AccountLifecycle {
    private final AccountStore accounts;
    private final AccountChangeStore changes;
    private final Sessions sessions;
    private final TicketStore tickets;
    private final LifecycleEvents events;
    private final AuditLog audit;

    AccountLifecycle() { // CDI proxy
        this(null, null, null, null, null, null);
    }

    @Inject
    public AccountLifecycle(
            AccountStore accounts,
            AccountChangeStore changes,
            Sessions sessions,
            TicketStore tickets,
            LifecycleEvents events,
            AuditLog audit) {
        this.accounts = accounts;
        this.changes = changes;
        this.sessions = sessions;
        this.tickets = tickets;
        this.events = events;
        this.audit = audit;
    }

    /** From now on nobody can log in, and nothing the account has is good. */
    @Transactional
    public Change disable(UserId id) {
        return change(id, account -> {
            if (account.disabled()) {
                return Change.UNCHANGED;
            }
            if (isLastAdministrator(account)) {
                return refused(AuditType.USER_ARCHIVED, account);
            }
            changes.disable(id);
            sessions.endAll(id.value(), EndReason.DISABLED);
            tickets.withdraw(id);
            events.publish("USER_DISABLED", account);
            return done(AuditEvent.success(AuditType.USER_ARCHIVED), account);
        });
    }

    /** Logging in is possible again. */
    @Transactional
    public Change enable(UserId id) {
        return change(id, account -> {
            if (!account.disabled()) {
                return Change.UNCHANGED;
            }
            changes.enable(id);
            events.publish("USER_ENABLED", account);
            return done(AuditEvent.success(AuditType.USER_UPDATED).detail("enabled", true), account);
        });
    }

    /** For good: the id remains, so that nobody else ever gets it, and nothing personal. */
    @Transactional
    public Change delete(UserId id) {
        return change(id, account -> {
            if (isLastAdministrator(account)) {
                return refused(AuditType.USER_DELETED, account);
            }
            changes.erase(id);
            sessions.endAll(id.value(), EndReason.DELETED);
            sessions.erasePeers(id.value());
            tickets.withdraw(id);
            events.publish("USER_DELETED", account);
            return done(AuditEvent.success(AuditType.USER_DELETED), account);
        });
    }

    /** Whoever loses a role loses every session that was begun with it. */
    @Transactional
    public Change assign(UserId id, Set<String> roles) {
        return change(id, account -> {
            if (account.roles().equals(roles)) {
                return Change.UNCHANGED;
            }
            if (!roles.contains(Account.ADMIN) && isLastAdministrator(account)) {
                return refused(AuditType.AUTHZ_CHANGE, account);
            }
            changes.assign(id, roles);
            if (!roles.containsAll(account.roles())) {
                sessions.endAll(id.value(), EndReason.ROLE_TAKEN);
            }
            String all = String.join(" ", roles);
            return done(AuditEvent.success(AuditType.AUTHZ_CHANGE).detail("roles", all), account);
        });
    }

    /** In one order for all: who administers, the account, its sessions. */
    private Change change(UserId id, Function<Account, Change> act) {
        changes.lockAdministrators();
        Optional<Account> account = accounts.lock(id);
        return account.map(act).orElse(Change.NO_ACCOUNT);
    }

    private boolean isLastAdministrator(Account account) {
        return account.isAdministrator() && !account.disabled() && !changes.isAnotherAdministrator(account.id());
    }

    private Change refused(AuditType type, Account account) {
        audit.record(AuditEvent.refused(type, "last_administrator")
                .subject(account.id().value())
                .build());
        return Change.LAST_ADMINISTRATOR;
    }

    private Change done(AuditEvent.Builder event, Account account) {
        audit.record(event.subject(account.id().value()).build());
        return Change.DONE;
    }
}
