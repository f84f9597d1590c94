package io.symbolon.user.profile;

import io.symbolon.common.database.InstantConverter;
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
    static final String COLUMNS = "id, kek, wrapped_key, person, created_at, updated_at, last_activity_at, version";

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

    /** Of a row with {@link #COLUMNS}: by their place, for H2 looks a name up for as long as all else of a row takes. */
    static Profile read(ResultSet row) throws SQLException {
        Profile profile = new Profile();
        profile.id = row.getString(1);
        profile.kek = row.getString(2);
        profile.wrappedKey = row.getString(3);
        profile.person = row.getString(4);
        profile.createdAt = instant(row, 5);
        profile.updatedAt = instant(row, 6);
        profile.lastActivityAt = instant(row, 7);
        profile.version = row.getLong(8);
        return profile;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
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
