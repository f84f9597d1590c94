package io.symbolon.user.profile;

import io.symbolon.common.event.InstantConverter;
import io.symbolon.user.encryption.DataKey;
import io.symbolon.user.encryption.DataKeys;
import io.symbolon.user.encryption.WrappedKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The row of a profile: what is personal is sealed by the row's own key. {@code version} counts the changes the profile
 * itself went through, from 1.
 */
@Entity
class Profile {
    private static final InstantConverter INSTANTS = new InstantConverter();

    @Id
    private String id;

    private String kek;

    @Column(name = "wrapped_key")
    private String wrappedKey;

    private String person;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "last_activity_at")
    private Instant lastActivityAt;

    @Version
    private long version;

    Profile() {} // JPA

    Profile(BaseProfile base, DataKeys keys, Instant now) {
        this.id = base.id().toString();
        WrappedKey key = keys.create(id);
        this.kek = key.kek();
        this.wrappedKey = key.text();
        this.createdAt = now;
        this.lastActivityAt = base.lastActivityAt();
        change(Person.of(base), keys, now);
    }

    /** Of a row with all columns. */
    static Profile read(ResultSet row) throws SQLException {
        Profile profile = new Profile();
        profile.id = row.getString("id");
        profile.kek = row.getString("kek");
        profile.wrappedKey = row.getString("wrapped_key");
        profile.person = row.getString("person");
        profile.createdAt = instant(row, "created_at");
        profile.updatedAt = instant(row, "updated_at");
        profile.lastActivityAt = instant(row, "last_activity_at");
        profile.version = row.getLong("version");
        return profile;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return INSTANTS.convertToEntityAttribute(row.getObject(column, OffsetDateTime.class));
    }

    /** The version follows when the row is written. */
    final void change(Person to, DataKeys keys, Instant now) {
        person = SealedPerson.seal(key(keys), to);
        updatedAt = now;
    }

    Person person(DataKeys keys) {
        return SealedPerson.open(key(keys), person);
    }

    ProfileView view(DataKeys keys) {
        return new ProfileView(id, person(keys), createdAt, updatedAt, lastActivityAt, version);
    }

    private DataKey key(DataKeys keys) {
        return keys.open(id, new WrappedKey(kek, wrappedKey));
    }
}
