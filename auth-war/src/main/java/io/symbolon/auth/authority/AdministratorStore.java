package io.symbolon.auth.authority;

import io.symbolon.common.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the tables say, at this moment, of an account and one of its sessions. Thread-safe. */
@ApplicationScoped
class AdministratorStore {
    private final EntityManager entities;

    AdministratorStore() { // CDI proxy
        this(null);
    }

    @Inject
    public AdministratorStore(EntityManager entities) {
        this.entities = entities;
    }

    /** @param expiresAt of the session, absolute */
    record Present(Set<String> roles, boolean disabled, boolean ended, Instant expiresAt) {
        Present {
            roles = Set.copyOf(roles);
        }

        boolean isLive(Instant now) {
            return !disabled && !ended && now.isBefore(expiresAt);
        }

        boolean hasRole(String role) {
            return roles.contains(role);
        }
    }

    /** By one query; empty when there is no such account, or the session is not its. */
    Optional<Present> find(UUID user, String session) {
        List<?> rows = entities.createNativeQuery("""
                        select account.roles, account.disabled, session.ended_at, session.expires_at
                        from session join account on account.id = session.account_id
                        where session.id = ?1 and account.id = ?2 and account.email is not null""")
                .setParameter(1, session)
                .setParameter(2, user.toString())
                .getResultList();
        return rows.stream().map(row -> read((Object[]) row)).findFirst();
    }

    private static Present read(Object[] row) {
        return new Present(
                Set.of(((String) row[0]).split(" ")),
                (Boolean) row[1],
                Sql.instant(row[2]).isPresent(),
                Sql.instant(row[3]).orElseThrow());
    }
}
