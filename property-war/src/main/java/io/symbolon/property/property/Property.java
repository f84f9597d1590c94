package io.symbolon.property.property;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
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
        this.name = wanted.name();
        this.type = wanted.type();
        this.street = wanted.address().street();
        this.city = wanted.address().city();
        this.postalCode = wanted.address().postalCode();
        this.country = wanted.address().country();
        this.role = wanted.roleOrDefault();
        this.createdAt = now;
        this.updatedAt = now;
    }

    boolean belongsTo(UUID user) {
        return owner.equals(user.toString());
    }

    /** Where a list goes on after this one. */
    Cursor cursor() {
        return new Cursor(createdAt, UUID.fromString(id));
    }

    PropertyView view() {
        Address address = new Address(street, city, postalCode, country);
        return new PropertyView(UUID.fromString(id), name, type, address, role, createdAt, updatedAt, version);
    }

    PropertyClaim claim() {
        return new PropertyClaim(UUID.fromString(id), name, role);
    }
}
