package io.symbolon.user.lifecycle;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;

/**
 * What auth has told of an account. It may be known before the account's creation is: events come in any order, and every
 * order ends in the same row.
 */
@Entity
class Account {
    /** As auth last told it. */
    enum State {
        ACTIVE,
        DISABLED,
        /** Confirmed by auth, final: all that was known is erased. */
        DELETED
    }

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "state_version")
    private long stateVersion;

    @Column(name = "last_activity_at")
    private Instant lastActivityAt;

    @Column(name = "erasure_due_at")
    private Instant erasureDueAt;

    Account() {} // JPA

    /** The newest version counts, whenever it comes. */
    void change(State told, long version) {
        if (!isDeleted() && version > stateVersion) {
            state = told;
            stateVersion = version;
        }
    }

    /**
     * auth is to be asked; until it confirms, everything goes on as if nothing had been told. Told again while it is asked, it
     * is asked again: the answer may be older than what was told.
     */
    void deletionTold(Instant now) {
        if (!isDeleted()) {
            erasureDueAt = now;
        }
    }

    /** Tells whether this was the latest activity so far; of one who is deleted nothing is kept any more. */
    boolean seen(Instant at) {
        if (isDeleted()) {
            return false;
        }
        boolean latest = lastActivityAt == null || at.isAfter(lastActivityAt);
        if (latest) {
            lastActivityAt = at;
        }
        return latest;
    }

    boolean isDeleted() {
        return state == State.DELETED;
    }

    Instant lastActivityAt() {
        return lastActivityAt;
    }
}
