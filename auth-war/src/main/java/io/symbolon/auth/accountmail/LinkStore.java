package io.symbolon.auth.accountmail;

import io.symbolon.auth.credential.UserId;
import io.symbolon.common.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The links sent: whose, what for, until when, used or not. Thread-safe. */
@ApplicationScoped
public class LinkStore {
    /** Mails with a link of one kind an account gets within {@link #SPAN}, so that nobody's mailbox can be flooded from here. */
    static final int MOST = 3;

    static final Duration SPAN = Duration.ofHours(1);
    private static final String USABLE = " from account_link where hash = ?1 and occasion = ?2 and used_at is null"
            + " and expires_at > ?3 and account_id in (select id from account where not disabled and email is not null)";

    private final EntityManager entities;
    private final InstantSource clock;

    LinkStore() { // CDI proxy
        this(null, null);
    }

    @Inject
    public LinkStore(EntityManager entities, InstantSource clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Makes the letter's link usable, from now for its life; carried again, it is the same link. False when the account
     * had its share of links.
     */
    @Transactional
    public boolean issue(UUID letter, UserId account, Occasion occasion, LinkToken token) {
        Instant now = clock.instant();
        lock(account);
        forget(account, now);
        if (recent(account, occasion, letter, now) >= MOST) {
            return false;
        }
        int added = entities.createNativeQuery("""
                        insert into account_link (letter, account_id, occasion, hash, created_at, expires_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing""")
                .setParameter(1, letter.toString())
                .setParameter(2, account.toString())
                .setParameter(3, occasion.name())
                .setParameter(4, token.hash())
                .setParameter(5, Sql.time(now))
                .setParameter(6, Sql.time(now.plus(occasion.life())))
                .executeUpdate();
        if (added == 0) {
            prolong(letter, now.plus(occasion.life()));
        }
        return true;
    }

    /** Whose link it is, while it can be used. */
    public Optional<UserId> find(LinkToken token, Occasion occasion) {
        return first(usable("select account_id" + USABLE, token, occasion));
    }

    /** Uses the link up: of any number who try, one succeeds. The account's other links of the kind go with it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<UserId> redeem(LinkToken token, Occasion occasion) {
        Optional<UserId> account = find(token, occasion);
        account.ifPresent(this::lock); // before the links: two of one account would wait for each other
        boolean used = usable(
                                "update account_link set used_at = ?3 where letter in (select letter" + USABLE
                                        + ") and used_at is null",
                                token,
                                occasion)
                        .executeUpdate()
                == 1;
        account.filter(owner -> used).ifPresent(owner -> withdraw(owner, occasion));
        return account.filter(owner -> used);
    }

    /** No link of the kind that an account was sent works any longer. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(UserId account, Occasion occasion) {
        entities.createNativeQuery("update account_link set used_at = ?1"
                        + " where account_id = ?2 and occasion = ?3 and used_at is null")
                .setParameter(1, Sql.time(clock.instant()))
                .setParameter(2, account.toString())
                .setParameter(3, occasion.name())
                .executeUpdate();
    }

    private void lock(UserId account) {
        entities.createNativeQuery("select id from account where id = ?1 for update")
                .setParameter(1, account.toString())
                .getResultList();
    }

    /** What neither opens anything nor counts. */
    private void forget(UserId account, Instant now) {
        entities.createNativeQuery(
                        "delete from account_link where account_id = ?1 and expires_at <= ?2 and created_at <= ?3")
                .setParameter(1, account.toString())
                .setParameter(2, Sql.time(now))
                .setParameter(3, Sql.time(now.minus(SPAN)))
                .executeUpdate();
    }

    private long recent(UserId account, Occasion occasion, UUID besides, Instant now) {
        Object count = entities.createNativeQuery("select count(*) from account_link"
                        + " where account_id = ?1 and letter <> ?2 and created_at > ?3 and occasion = ?4")
                .setParameter(1, account.toString())
                .setParameter(2, besides.toString())
                .setParameter(3, Sql.time(now.minus(SPAN)))
                .setParameter(4, occasion.name())
                .getSingleResult();
        return ((Number) count).longValue();
    }

    private void prolong(UUID letter, Instant end) {
        entities.createNativeQuery("update account_link set expires_at = ?1 where letter = ?2 and used_at is null")
                .setParameter(1, Sql.time(end))
                .setParameter(2, letter.toString())
                .executeUpdate();
    }

    private Query usable(String statement, LinkToken token, Occasion occasion) {
        return entities.createNativeQuery(statement)
                .setParameter(1, token.hash())
                .setParameter(2, occasion.name())
                .setParameter(3, Sql.time(clock.instant()));
    }

    private static Optional<UserId> first(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().findFirst().map(id -> new UserId(Sql.uuid(id)));
    }
}
