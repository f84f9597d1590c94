package io.symbolon.auth.ticket;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.credential.AccountStore;
import io.symbolon.auth.credential.Proof;
import io.symbolon.auth.session.Peer;
import io.symbolon.auth.session.Sessions;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Gives tickets for passwords that were right, and begins sessions with them: once each, within {@link #LIFE}, by the
 * service they were given to, while that password stands and the account may log in. Thread-safe.
 */
@ApplicationScoped
public class Tickets {
    /** CONTRACT section 4. */
    public static final Duration LIFE = Duration.ofSeconds(60);

    private final TicketStore tickets;
    private final AccountStore accounts;
    private final Sessions sessions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Tickets() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public Tickets(TicketStore tickets, AccountStore accounts, Sessions sessions, InstantSource clock) {
        this.tickets = tickets;
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * A new ticket: the only time it is readable. Empty when since the check the account was disabled, if only for a moment,
     * or deleted, or got another password or other roles.
     */
    @Transactional
    public Optional<Secret> issue(Proof proof, ServiceName client, Peer peer) {
        return accounts.lock(proof.account().id())
                .filter(held -> held.version() == proof.account().version())
                .map(held -> store(proof, client, peer));
    }

    private Secret store(Proof proof, ServiceName client, Peer peer) {
        Ticket ticket = Ticket.random(random);
        StoredTicket stored = new StoredTicket(proof.account().id(), proof.fingerprint(), clock.instant(), peer);
        tickets.add(ticket.hash(), client, stored);
        return ticket.value();
    }

    /**
     * Begins the session; empty when the ticket is unknown, used, expired, another service's, or void by now. A ticket that
     * was tried by its own service is used up, whatever became of it.
     */
    @Transactional
    public Optional<Redeemed> redeem(Secret ticket, ServiceName client) {
        String hash = new Ticket(ticket).hash();
        // locked first, as by all: a change of the password or a disabling comes before all of this, or after it
        Optional<Proof> holder = tickets.account(hash).flatMap(accounts::hold);
        return tickets.use(hash, client, clock.instant()).flatMap(used -> open(used, holder));
    }

    private Optional<Redeemed> open(StoredTicket ticket, Optional<Proof> holder) {
        Optional<Account> account = holder.filter(proof -> proof.fingerprint().equals(ticket.fingerprint()))
                .map(Proof::account)
                .filter(held -> !held.disabled());
        return account.flatMap(held ->
                sessions.open(held, ticket.issuedAt(), ticket.peer()).map(session -> new Redeemed(held, session)));
    }
}
