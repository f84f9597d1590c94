package io.symbolon.property.property;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

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

    /**
     * Changes a property, if there is one and its precondition holds. Of two changes at once the second sees the first.
     *
     * @param precondition of the present version
     * @param change says what it shall be; what it throws leaves the property as it was
     */
    Optional<Edit> edit(UUID id, Predicate<PropertyView> precondition, UnaryOperator<NewProperty> change, Instant now) {
        return locked(id).map(property -> {
            if (!precondition.test(property.view())) {
                return Edit.REFUSED;
            }
            property.change(change.apply(property.description()), now);
            entities.flush(); // the version is given on the way to the database
            return Edit.done(property.view());
        });
    }

    /** Removes a property, if there is one and its precondition holds. */
    Optional<Edit> remove(UUID id, Predicate<PropertyView> precondition) {
        return locked(id).map(property -> {
            PropertyView last = property.view();
            if (!precondition.test(last)) {
                return Edit.REFUSED;
            }
            entities.remove(property);
            return Edit.done(last);
        });
    }

    /** Removes all that belongs to the user. */
    public void forget(UUID owner) {
        entities.createQuery("delete from Property p where p.owner = :owner")
                .setParameter("owner", owner.toString())
                .executeUpdate();
    }

    private Optional<Property> locked(UUID id) {
        return Optional.ofNullable(entities.find(Property.class, id.toString(), LockModeType.PESSIMISTIC_WRITE));
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
