package io.symbolon.auth.guessing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Counts failed password checks and says how long the next one has to wait: by address and network, by network, and by
 * address alone, which slows only networks its account is not known to use. What is counted is shared by all servers on one
 * database. Begin before the password is looked at, whoever it is: an unknown address is delayed as a known one is. Never call it
 * inside a transaction: a refusal that rolls back would take the count along. Thread-safe.
 */
@ApplicationScoped
public class Guessing {
    /** What an account's login makes good of its network's failures: an office shares an address with its clumsiest member. */
    private static final int FORGIVEN = 10;

    /** So long others wait for one that never ends, because its server did. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(10);

    /** Characters of Base64: 132 bits. */
    private static final int NAME_LENGTH = 22;

    private final GuessStore store;
    private final GuessingSettings settings;
    private final Pseudonyms pseudonyms;
    private final InstantSource clock;

    Guessing() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public Guessing(GuessStore store, GuessingSettings settings, Pseudonyms pseudonyms, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /**
     * How long the attempt has to wait; empty when it may be made now. Where one more failure of the pair, or of the account,
     * would slow the next attempt, that one waits already: else as many as come at once would all be made. Not so of a network,
     * where strangers would wait for each other.
     */
    public Optional<Duration> begin(Attempt attempt) {
        Keys keys = new Keys(attempt);
        Instant now = clock.instant();
        Map<String, Failures> counted = store.find(keys.pairId(), keys.networkId(), keys.accountId());
        if (next(counted.get(keys.accountId()), settings.account()).isZero() || isKnown(keys, now)) {
            counted.remove(keys.accountId());
        }
        Optional<Duration> wait = counted.values().stream()
                .filter(failures -> failures.delays(now, settings.longest()))
                .map(failures -> Duration.between(now, failures.freeAt()))
                .max(Comparator.naturalOrder());
        return wait.or(() -> taken(keys.pairId(), counted, settings.pair(), now))
                .or(() -> taken(keys.accountId(), counted, settings.account(), now));
    }

    /** How long to wait where another attempt of this moment came first; empty when this one did, or they may come together. */
    private Optional<Duration> taken(String id, Map<String, Failures> counted, Limit limit, Instant now) {
        Failures failures = counted.get(id);
        if (failures == null || failures.areForgotten(settings.memory(), now)) {
            return Optional.empty();
        }
        Duration next = next(failures, limit);
        Duration turn = next.compareTo(LONGEST_ATTEMPT) < 0 ? next : LONGEST_ATTEMPT;
        return turn.isZero() || store.take(id, failures, now.plus(turn)) ? Optional.empty() : Optional.of(turn);
    }

    /** What one more failure causes. */
    private static Duration next(Failures failures, Limit limit) {
        return failures == null ? Duration.ZERO : limit.after(failures.inARow() + 1);
    }

    /** The password was wrong, or nobody's. Rows are locked in one order, here and below. */
    @Transactional
    public void failed(Attempt attempt) {
        Keys keys = new Keys(attempt);
        Instant now = clock.instant();
        store.fail(keys.pairId(), settings.pair(), settings.memory(), now);
        store.fail(keys.networkId(), settings.network(), settings.memory(), now);
        store.fail(keys.accountId(), settings.account(), settings.memory(), now);
    }

    /** The password was right. */
    @Transactional
    public void succeeded(Attempt attempt) {
        Keys keys = new Keys(attempt);
        store.forget(keys.pairId());
        // an account's first in an hour: else who has one could guess at all others between two logins of their own
        if (store.know(keys.account, keys.network, clock.instant())) {
            store.forgive(keys.networkId(), FORGIVEN);
        }
        store.forget(keys.accountId());
    }

    /** A name of an address for the trail, shorter than any secret: it tells attacks apart, and not who is meant. */
    public String pseudonym(String email) {
        return account(email).substring(0, NAME_LENGTH);
    }

    private String account(String email) {
        return pseudonyms.of("account\n" + email);
    }

    /** Removes what no longer counts. */
    public void purge() {
        Instant now = clock.instant();
        store.purge(now.minus(settings.memory()), now.minus(settings.known()));
    }

    private boolean isKnown(Keys keys, Instant now) {
        return store.isKnown(keys.account, keys.network, now.minus(settings.known()));
    }

    /** What an attempt is counted under. */
    private final class Keys {
        private final String account;
        private final String network;
        private final String pair;

        Keys(Attempt attempt) {
            this.account = account(attempt.email());
            this.network = pseudonyms.of("network\n" + attempt.network());
            this.pair = pseudonyms.of("pair\n" + attempt.email() + "\n" + attempt.network());
        }

        String pairId() {
            return "pair " + pair;
        }

        String networkId() {
            return "network " + network;
        }

        String accountId() {
            return "account " + account;
        }
    }
}
