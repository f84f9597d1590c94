package io.symbolon.common.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

@Entity
class Moment {
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

    Instant instant() {
        return instant;
    }
}
