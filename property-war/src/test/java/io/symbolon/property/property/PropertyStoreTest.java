package io.symbolon.property.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PropertyStoreTest {
    private static final UUID OWNER = UUID.fromString("6f1b7c1e-9d0e-4a55-9d5a-0c9b8f6c2a10");
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");

    private TestDatabase database;

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void addWhenReadBackThenEqual(Database vendor) {
        database = TestDatabase.start(vendor);

        PropertyView kept = inStore(store -> store.add(property(OWNER, "Casa ñandú 🏠", NOW)));

        PropertyView read =
                inStore(store -> store.find(kept.id())).orElseThrow().view();
        assertThat(read).isEqualTo(kept).satisfies(property -> {
            assertThat(property.name()).isEqualTo("Casa ñandú 🏠");
            assertThat(property.createdAt()).isEqualTo(NOW);
            assertThat(property.role()).isEqualTo("owner");
            assertThat(property.version()).isPositive();
        });
    }

    @ParameterizedTest
    @EnumSource
    void findWhenUnknownThenEmpty(Database vendor) {
        database = TestDatabase.start(vendor);

        Optional<Property> found = inStore(store -> store.find(UUID.randomUUID()));

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void listWhenPagedThenEveryOwnPropertyOnceOldestFirst(Database vendor) {
        database = TestDatabase.start(vendor);
        // three share an instant: the id decides among them
        List<UUID> ids = IntStream.of(0, 1, 1, 1, 2, 3, 4)
                .mapToObj(second -> add("p" + second, NOW.plusSeconds(second)))
                .toList();
        inStore(store -> store.add(property(UUID.randomUUID(), "somebody else's", NOW)));

        List<PropertyView> seen = readAll(2);

        assertThat(seen).extracting(PropertyView::id).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(seen).extracting(PropertyView::createdAt).isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void claimsWhenMoreThanAskedThenTheOldest(Database vendor) {
        database = TestDatabase.start(vendor);
        UUID newer = add("newer", NOW.plusSeconds(1));
        UUID older = add("older", NOW);

        List<PropertyClaim> one = inStore(store -> store.claims(OWNER, 1));
        List<PropertyClaim> two = inStore(store -> store.claims(OWNER, 2));

        assertThat(one).containsExactly(new PropertyClaim(older, "older", "owner"));
        assertThat(two).extracting(PropertyClaim::propertyId).containsExactly(older, newer);
    }

    private List<PropertyView> readAll(int limit) {
        List<PropertyView> seen = new ArrayList<>();
        Cursor after = Cursor.START;
        while (after != null) {
            Cursor from = after;
            PropertyPage page = PropertyPage.of(inStore(store -> store.list(OWNER, from, limit + 1)), limit);
            seen.addAll(page.items());
            after = page.next() == null ? null : Cursor.parse(page.next()).orElseThrow();
        }
        return seen;
    }

    private UUID add(String name, Instant time) {
        return inStore(store -> store.add(property(OWNER, name, time))).id();
    }

    private static Property property(UUID owner, String name, Instant time) {
        Address address = new Address("Calle 1", "Quito", "170150", "EC");
        return new Property(UUID.randomUUID(), owner, new NewProperty(name, "house", address, null), time);
    }

    private <T> T inStore(Function<PropertyStore, T> work) {
        PropertyStore store = new PropertyStore(database.entities());
        return database.transactions().call(() -> work.apply(store));
    }
}
