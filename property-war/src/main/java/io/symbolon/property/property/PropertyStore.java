package io.symbolon.property.property;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps properties. Joins the caller's transaction or makes its own; an unavailable database throws. Thread-safe. */
@ApplicationScoped
@Transactional
public class PropertyStore {
    private final EntityManager entities;

    PropertyStore() { // CDI proxy
        this(null);
    }

    @Inject
    PropertyStore(EntityManager entities) {
        this.entities = entities;
    }

    PropertyView add(Property property) {
        entities.persist(property);
        entities.flush(); // the version is given on the way to the database
        return property.view();
    }

    Optional<Property> find(UUID id) {
        return Optional.ofNullable(entities.find(Property.class, id.toString()));
    }

    /** At most {@code count} of the user's properties, the oldest first, beginning after the cursor. */
    List<Property> list(UUID owner, Cursor after, int count) {
        return entities.createQuery(
                        "select p from Property p where p.owner = :owner"
                                + " and (p.createdAt > :time or (p.createdAt = :time and p.id > :id))"
                                + " order by p.createdAt, p.id",
                        Property.class)
                .setParameter("owner", owner.toString())
                .setParameter("time", after.createdAt())
                .setParameter("id", after.id().toString())
                .setMaxResults(count)
                .getResultList();
    }

    /** What a token may say of the user's properties: the oldest first, at most {@code count}. */
    public List<PropertyClaim> claims(UUID owner, int count) {
        return list(owner, Cursor.START, count).stream().map(Property::claim).toList();
    }
}
