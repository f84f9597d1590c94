package io.symbolon.property.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PropertyStoreTest {
    private static final UUID OWNER = UUID.fromString("6f1b7c1e-9d0e-4a55-9d5a-0c9b8f6c2a10");
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");

    private static final Instant LATER = NOW.plusSeconds(1);

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

    @ParameterizedTest
    @EnumSource
    void addWhenEveryLineIsAsLongAsItMayBeThenKeptWhole(Database vendor) {
        database = TestDatabase.start(vendor);
        NewProperty longest = new NewProperty(
                "🏠".repeat(500),
                "🏠".repeat(50),
                new Address("🏠".repeat(200), "🏠".repeat(100), "🏠".repeat(20), "🏠".repeat(100)),
                "🏠".repeat(50));

        UUID id = inStore(store -> store.add(new Property(UUID.randomUUID(), OWNER, longest, NOW)))
                .id();

        assertThat(view(id)).hasValueSatisfying(it -> assertThat(it.name()).isEqualTo(longest.name()));
    }

    @ParameterizedTest
    @EnumSource
    void editWhenThePreconditionHoldsThenANewVersion(Database vendor) {
        database = TestDatabase.start(vendor);
        UUID id = add("before", NOW);
        PropertyView before = view(id).orElseThrow();

        PropertyView after = edit(id, before::equals, any -> described("after"))
                .map(Edit::result)
                .orElseThrow();

        assertThat(view(id)).contains(after);
        assertThat(after.name()).isEqualTo("after");
        assertThat(after.createdAt()).isEqualTo(NOW);
        assertThat(after.updatedAt()).isEqualTo(LATER);
        assertThat(after.version()).isGreaterThan(before.version());
    }

    @ParameterizedTest
    @EnumSource
    void editWhenNothingIsAnotherThenTheSameVersion(Database vendor) {
        database = TestDatabase.start(vendor);
        UUID id = add("same", NOW);
        PropertyView before = view(id).orElseThrow();

        assertThat(edit(id, any -> true, any -> described("same"))).contains(Edit.done(before));
        assertThat(view(id)).contains(before);
    }

    @ParameterizedTest
    @EnumSource
    void editWhenThePreconditionFailsOrTheChangeThrowsThenUnchanged(Database vendor) {
        database = TestDatabase.start(vendor);
        UUID id = add("before", NOW);
        PropertyView before = view(id).orElseThrow();

        assertThat(edit(id, any -> false, any -> described("after"))).contains(Edit.REFUSED);
        assertThat(remove(id, any -> false)).contains(Edit.REFUSED);
        assertThatThrownBy(() -> edit(id, any -> true, PropertyStoreTest::fail)).hasMessage("no such change");

        assertThat(view(id)).contains(before);
    }

    @ParameterizedTest
    @EnumSource
    void removeThenGoneAndNothingIsLeftToEdit(Database vendor) {
        database = TestDatabase.start(vendor);
        UUID id = add("gone", NOW);

        assertThat(remove(id, any -> true))
                .hasValueSatisfying(edit -> assertThat(edit.isDone()).isTrue());

        assertThat(view(id)).isEmpty();
        assertThat(remove(id, any -> true)).isEmpty();
        assertThat(edit(id, any -> true, any -> described("x"))).isEmpty();
    }

    /** Each adds one letter to what it finds: a lost update would leave fewer. */
    @ParameterizedTest
    @EnumSource
    void editWhenManyAtOnceThenEachSeesTheOnesBefore(Database vendor) throws Exception {
        database = TestDatabase.start(vendor);
        UUID id = add("x", NOW);
        CyclicBarrier start = new CyclicBarrier(8);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Optional<Edit>> oneMore = () -> {
                start.await();
                return edit(id, any -> true, present -> described(present.name() + "x"));
            };
            for (Future<Optional<Edit>> edit : threads.invokeAll(Collections.nCopies(8, oneMore))) {
                assertThat(edit.get().orElseThrow().isDone()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(view(id).orElseThrow().name()).isEqualTo("x".repeat(9));
    }

    private Optional<PropertyView> view(UUID id) {
        return inStore(store -> store.find(id)).map(Property::view);
    }

    private Optional<Edit> edit(UUID id, Predicate<PropertyView> precondition, UnaryOperator<NewProperty> change) {
        return inStore(store -> store.edit(id, precondition, change, LATER));
    }

    private Optional<Edit> remove(UUID id, Predicate<PropertyView> precondition) {
        return inStore(store -> store.remove(id, precondition));
    }

    private static NewProperty fail(NewProperty present) {
        throw new IllegalArgumentException("no such change");
    }

    private List<PropertyView> readAll(int limit) {
        List<PropertyView> seen = new ArrayList<>();
        List<PropertyView> page = after(Cursor.START, limit);
        while (!page.isEmpty()) {
            seen.addAll(page);
            page = after(Cursor.parse(page.get(page.size() - 1).key()).orElseThrow(), limit);
        }
        return seen;
    }

    private List<PropertyView> after(Cursor place, int limit) {
        return inStore(store -> store.list(OWNER, place, limit)).stream()
                .map(Property::view)
                .toList();
    }

    private UUID add(String name, Instant time) {
        return inStore(store -> store.add(property(OWNER, name, time))).id();
    }

    private static Property property(UUID owner, String name, Instant time) {
        return new Property(UUID.randomUUID(), owner, described(name), time);
    }

    private static NewProperty described(String name) {
        return new NewProperty(name, "house", new Address("Calle 1", "Quito", "170150", "EC"), null);
    }

    private <T> T inStore(Function<PropertyStore, T> work) {
        PropertyStore store = new PropertyStore(database.entities());
        return database.transactions().call(() -> work.apply(store));
    }
}
