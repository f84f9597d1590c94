package io.symbolon.auth.logout;

import io.symbolon.auth.session.Session;
import java.time.Instant;
import java.util.UUID;

/** A session as its owner sees it. The string form is the id alone. */
public record SessionView(
        UUID id, Instant createdAt, Instant lastUsedAt, String address, String userAgent, boolean current) {
    static SessionView of(Session session, UUID current) {
        return new SessionView(
                session.id(),
                session.createdAt(),
                session.lastUsedAt(),
                session.peer().address(),
                session.peer().userAgent(),
                session.id().equals(current));
    }

    @Override
    public String toString() {
        return "session " + id;
    }
}
