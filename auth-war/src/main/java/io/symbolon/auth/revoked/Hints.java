package io.symbolon.auth.revoked;

import io.symbolon.common.event.Transactions;
import io.symbolon.common.inbound.RevocationHints;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;

/** Wakes everybody, this service's own guard included, once a revocation has committed. Thread-safe. */
@ApplicationScoped
class Hints {
    private final Transactions transactions;
    private final HintTopic topic;
    private final RevocationHints own;
    private final AtomicLong committed = new AtomicLong();
    private final AtomicLong known = new AtomicLong();

    Hints() { // CDI proxy
        this(null, null, null);
    }

    @Inject
    Hints(Transactions transactions, HintTopic topic, RevocationHints own) {
        this.transactions = transactions;
        this.topic = topic;
        this.own = own;
    }

    void afterCommit(Kind kind) {
        Hint hint = kind == Kind.KID ? Hint.KEY_TAINTED : Hint.TOKEN_REVOKED;
        transactions.afterCommit(() -> {
            committed.incrementAndGet();
            own.heard(hint.name());
            topic.tell(hint);
        });
    }

    /** Returns when this service's own guard knows of all that has committed here. Not within a transaction. */
    void settle() {
        long now = committed.get();
        if (known.get() < now) {
            own.catchUp();
            known.accumulateAndGet(now, Math::max);
        }
    }
}
