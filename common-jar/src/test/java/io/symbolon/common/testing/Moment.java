package io.symbolon.common.testing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A row with a time: what the library's own tests store beside what they are about. */
@Entity
public class Moment {
    @Id
    private UUID id;

    @Column
    private Instant instant;

    @Version
    private long version;

    protected Moment() {}

    public Moment(UUID id, Instant instant) {
        this.id = id;
        this.instant = instant;
    }

    public Instant instant() {
        return instant;
    }
}
