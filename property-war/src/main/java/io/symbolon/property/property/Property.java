package io.symbolon.property.property;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** One property as the database keeps it. The identifiers are text: both databases bind that alike. */
@Entity
@Table(name = "property")
class Property {
    @Id
    private String id;

    private String owner;
    private String name;
    private String type;
    private String street;
    private String city;

    @Column(name = "postal_code")
    private String postalCode;

    private String country;
    private String role;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private long version;

    Property() {} // JPA

    Property(UUID id, UUID owner, NewProperty wanted, Instant now) {
        this.id = id.toString();
        this.owner = owner.toString();
        describe(wanted);
        this.createdAt = kept(now);
        this.updatedAt = createdAt;
    }

    /** Who it belongs to: a user's UUID in lower case. */
    String owner() {
        return owner;
    }

    /** What its owner may change of it. */
    NewProperty description() {
        return new NewProperty(name, type, new Address(street, city, postalCode, country), role);
    }

    /** Saying the same again is no change. */
    void change(NewProperty wanted, Instant now) {
        if (!wanted.equals(description())) {
            describe(wanted);
            updatedAt = kept(now);
        }
    }

    private void describe(NewProperty wanted) {
        name = wanted.name();
        type = wanted.type();
        street = wanted.address().street();
        city = wanted.address().city();
        postalCode = wanted.address().postalCode();
        country = wanted.address().country();
        role = wanted.role();
    }

    /** Microseconds are what both databases keep: an answer must equal what a later one says. */
    private static Instant kept(Instant now) {
        return now.truncatedTo(ChronoUnit.MICROS);
    }

    PropertyView view() {
        NewProperty said = description();
        return new PropertyView(UUID.fromString(id), name, type, said.address(), role, createdAt, updatedAt, version);
    }

    PropertyClaim claim() {
        return new PropertyClaim(UUID.fromString(id), name, role);
    }
}
