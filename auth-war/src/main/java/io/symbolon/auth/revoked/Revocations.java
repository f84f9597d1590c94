package io.symbolon.auth.revoked;

import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Revokes: each call joins the caller's transaction, which must be there, and is heard by every service once it has
 * committed; a roll-back leaves nothing. Takes no lock that another revocation waits for. Thread-safe.
 */
@ApplicationScoped
public class Revocations {
    private final RevocationStore store;
    private final RevocationSettings settings;
    private final InstantSource clock;
    private final Consumer<Kind> written;

    Revocations() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    Revocations(RevocationStore store, RevocationSettings settings, InstantSource clock, Hints hints) {
        this(store, settings, clock, hints::afterCommit);
    }

    /** Whose readers ask by themselves. */
    public Revocations(RevocationStore store, RevocationSettings settings, InstantSource clock) {
        this(store, settings, clock, kind -> {});
    }

    private Revocations(
            RevocationStore store, RevocationSettings settings, InstantSource clock, Consumer<Kind> written) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.written = written;
    }

    /** Waits until the present second is over: whoever is answered after this can have a good token. Not within a transaction. */
    public void awaitNextSecond() {
        NextSecond.await(NextSecond.after(clock.instant()), clock);
    }

    /**
     * Revokes one token; repeating it changes nothing.
     *
     * @param tokenId its {@code jti}
     * @param expires its {@code exp}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void token(String tokenId, Instant expires) {
        once(Kind.JTI, tokenId, expires.plus(RevocationSettings.MARGIN));
    }

    /** Revokes one token of which only the id is known: for as long as any may live. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void token(String tokenId) {
        once(Kind.JTI, tokenId, clock.instant().plus(settings.memory()));
    }

    /** Revokes every token of a session, whenever it was or will be signed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void session(UUID id) {
        once(Kind.SID, id.toString(), clock.instant().plus(settings.memory()));
    }

    /** Revokes every token of a user issued until now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void subject(UUID user) {
        subject(user.toString());
    }

    /** Revokes every token issued until now whose {@code sub} this is: a user's id or a service's name. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void subject(String subject) {
        untilNow(Kind.SUB, subject);
    }

    /** Revokes every token of a service issued until now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void client(ServiceName name) {
        untilNow(Kind.CLIENT, name.value());
    }

    /** Revokes every token that a key signed or will sign; repeating it changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void key(String kid) {
        once(Kind.KID, kid, clock.instant().plus(RevocationSettings.KEY));
    }

    /** Nothing new when an entry that lasts as long is there already. */
    private void once(Kind kind, String value, Instant expires) {
        Instant now = clock.instant();
        if (now.isBefore(expires)) {
            store.addOnce(Entry.of(kind, value, now, expires));
            written.accept(kind);
        }
    }

    /** Each moment counts for itself: what was issued between two of them is refused by the later one alone. */
    private void untilNow(Kind kind, String value) {
        Instant now = clock.instant();
        Duration memory = settings.memory();
        store.add(Entry.of(kind, value, now, now.plus(memory)));
        written.accept(kind);
    }
}
