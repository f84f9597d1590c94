package io.symbolon.auth.revoked;

import io.symbolon.common.database.Transactions;
import io.symbolon.common.inbound.RevocationHints;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Wakes everybody, this service's own guard included, once a revocation has committed. Thread-safe. */
@ApplicationScoped
class Hints {
    private final Transactions transactions;
    private final HintTopic topic;
    private final RevocationHints own;
    /** Whether this thread has revoked something that its answer must wait for. */
    private final ThreadLocal<Boolean> unsettled = new ThreadLocal<>();

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
            unsettled.set(true);
            own.heard(hint.name());
            topic.tell(hint);
        });
    }

    /**
     * Returns when this service's own guard knows what the present thread has revoked, unless the feed cannot be read. Not
     * within a transaction.
     */
    void settle() {
        if (unsettled.get() != null) {
            unsettled.remove();
            own.catchUp();
        }
    }
}
