package io.symbolon.common.event;

import io.symbolon.common.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** An entity of these tests. Its table is no migration: the WARs' own would meet it on the class path. */
@Entity
class Moment {
    private static final String TABLE =
            "create table moment (id uuid primary key, instant timestamp with time zone, version bigint not null)";

    @Id
    private UUID id;

    @Column
    private Instant instant;

    @Version
    private long version;

    Moment() {}

    Moment(UUID id, Instant instant) {
        this.id = id;
        this.instant = instant;
    }

    static void createTable(TestDatabase database) {
        database.transactions()
                .run(() -> database.entities().createNativeQuery(TABLE).executeUpdate());
    }

    Instant instant() {
        return instant;
    }
}
