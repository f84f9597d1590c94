package io.symbolon.common.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ClaimStoreTest {
    private final TestDatabase database;
    private final ClaimStore rows;

    ClaimStoreTest(Database vendor) {
        database = TestDatabase.start(vendor, "events");
        rows = new ClaimStore(database.entities(), "audit_waiting", "id", "record, id", "record <> ?1", "id");
        database.transactions().run(() -> IntStream.rangeClosed(1, 9).forEach(i -> database.entities()
                .createNativeQuery("insert into audit_waiting (record) values ('" + i + "')")
                .executeUpdate()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void lockThenTheFirstInOrderThatMeetTheCondition() {
        assertThat(database.transactions().call(() -> lock(3, "2"))).containsExactly("1", "3", "4");
    }

    @Test
    void lockWhenOthersHoldTheFirstThenThoseBehindThemAndTheRestIsLeftFree() {
        List<String> behind = database.transactions().call(() -> {
            assertThat(lock(2, "")).containsExactly("1", "2");
            return meanwhile(() -> {
                assertThat(lock(2, "")).containsExactly("3", "4");
                return meanwhile(() -> lock(4, ""));
            });
        });
        assertThat(behind).containsExactly("5", "6", "7", "8");
    }

    @Test
    void lockWhenOthersHoldSomeOfTheFirstThenTheOthersOfThem() {
        assertThat(database.transactions().call(() -> {
                    lock(2, "");
                    return meanwhile(() -> lock(3, ""));
                }))
                .containsExactly("3");
    }

    @Test
    void lockWhenOthersHoldAllThenNone() {
        assertThat(database.transactions().call(() -> {
                    lock(9, "");
                    return meanwhile(() -> lock(3, ""));
                }))
                .isEmpty();
    }

    @Test
    void lockWhenNothingMeetsTheConditionThenNone() {
        database.transactions().run(() -> database.entities()
                .createNativeQuery("delete from audit_waiting")
                .executeUpdate());
        assertThat(database.transactions().call(() -> lock(3, ""))).isEmpty();
    }

    private List<String> lock(int most, String excluded) {
        return rows.lock(most, excluded).stream()
                .map(row -> (String) ((Object[]) row)[0])
                .toList();
    }

    /** In a transaction of its own while the present one is open. */
    private List<String> meanwhile(Supplier<List<String>> work) {
        return CompletableFuture.supplyAsync(() -> database.transactions().call(work))
                .join();
    }
}
