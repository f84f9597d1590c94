package io.symbolon.auth.ticket;

import io.symbolon.auth.credential.UserId;
import io.symbolon.auth.session.Peer;
import io.symbolon.common.database.Sql;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of tickets. Thread-safe. */
@ApplicationScoped
public class TicketStore {
    private final EntityManager entities;

    TicketStore() { // CDI proxy
        this(null);
    }

    @Inject
    public TicketStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Stores a ticket given to a service. */
    @Transactional
    void add(String hash, ServiceName client, StoredTicket ticket) {
        entities.createNativeQuery("""
                        insert into login_ticket (hash, client_name, account_id, fingerprint, address, user_agent,
                                                  expires_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)""")
                .setParameter(1, hash)
                .setParameter(2, client.value())
                .setParameter(3, ticket.account().toString())
                .setParameter(4, ticket.fingerprint())
                .setParameter(5, ticket.peer().address())
                .setParameter(6, ticket.peer().userAgent())
                .setParameter(7, Sql.time(ticket.issuedAt().plus(Tickets.LIFE)))
                .executeUpdate();
    }

    /** Whose ticket it is, used or not. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<UserId> account(String hash) {
        List<?> ids = entities.createNativeQuery("select account_id from login_ticket where hash = ?1")
                .setParameter(1, hash)
                .getResultList();
        return ids.stream().findFirst().map(id -> new UserId(Sql.uuid(id)));
    }

    /** Uses a ticket up: of all who try, with this name and in time, one gets it. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<StoredTicket> use(String hash, ServiceName client, Instant now) {
        int used = entities.createNativeQuery("""
                        update login_ticket set used_at = ?1
                        where hash = ?2 and client_name = ?3 and used_at is null and expires_at > ?1""")
                .setParameter(1, Sql.time(now))
                .setParameter(2, hash)
                .setParameter(3, client.value())
                .executeUpdate();
        return used == 1 ? Optional.of(read(hash)) : Optional.empty();
    }

    /** All tickets of an account are void: who was disabled, and enabled again, logs in anew. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(UserId account) {
        entities.createNativeQuery("delete from login_ticket where account_id = ?1")
                .setParameter(1, account.toString())
                .executeUpdate();
    }

    /** Forgets what expired before that moment. */
    @Transactional
    public int purge(Instant before) {
        return entities.createNativeQuery("delete from login_ticket where expires_at < ?1")
                .setParameter(1, Sql.time(before))
                .executeUpdate();
    }

    private StoredTicket read(String hash) {
        List<?> rows = entities.createNativeQuery(
                        "select account_id, fingerprint, expires_at, address, user_agent from login_ticket where hash = ?1")
                .setParameter(1, hash)
                .getResultList();
        Object[] row = (Object[]) rows.get(0);
        return new StoredTicket(
                new UserId(Sql.uuid(row[0])),
                (String) row[1],
                Sql.instant(row[2]).orElseThrow().minus(Tickets.LIFE),
                new Peer((String) row[3], (String) row[4]));
    }
}
