package io.symbolon.property.property;

import io.symbolon.common.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Properties as other packages' tests need them. */
public final class PropertyFixture {
    private final TestDatabase database;

    public PropertyFixture(TestDatabase database) {
        this.database = database;
    }

    public PropertyStore store() {
        return new PropertyStore(database.entities());
    }

    public void add(UUID owner, String name, Instant time) {
        NewProperty wanted = new NewProperty(name, "house", new Address("Calle 1", "Quito", "170150", "EC"), null);
        database.transactions().run(() -> store().add(new Property(UUID.randomUUID(), owner, wanted, time)));
    }

    public List<String> namesOf(UUID owner) {
        return database.transactions().call(() -> store().claims(owner, 100)).stream()
                .map(PropertyClaim::name)
                .toList();
    }
}
