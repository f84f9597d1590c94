package io.symbolon.property.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.Handling;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.GoldenEvent;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.ServiceName;
import io.symbolon.property.erasure.ErasureFixture;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountEventsTest {
    private static final Map<String, Object> DATA =
            Map.of("user_id", UUID.randomUUID().toString(), "version", 7);

    private final TestClock clock = TestClock.standing();
    private TestDatabase database;

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void deletionThenNotedOnceUntilAuthHasConfirmedIt(Database vendor) {
        database = TestDatabase.start(vendor);

        assertThat(handle("USER_DELETED", DATA).isDone()).isTrue();
        assertThat(handle("USER_DELETED", DATA).isDone()).isTrue();

        assertThat(new ErasureFixture(database).waiting()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void otherEventsThenNothingIsNoted(Database vendor) {
        database = TestDatabase.start(vendor);

        assertThat(handle("USER_DISABLED", DATA).isDone()).isTrue();
        assertThat(handle("USER_ENABLED", DATA).isDone()).isTrue();
        assertThat(handle("USER_DELETED", Map.of()).isDone()).isFalse();
        assertThat(handle("USER_DELETED", Map.of("user_id", "ada")).isDone()).isFalse();
        assertThat(handle("UNHEARD_OF", DATA).isDone()).isFalse();

        assertThat(new ErasureFixture(database).waiting()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void eventsWhenAsAgreedThenEachIsUnderstood(Database vendor) {
        database = TestDatabase.start(vendor);

        assertThat(handle(GoldenEvent.event("USER_DISABLED")).isDone()).isTrue();
        assertThat(handle(GoldenEvent.event("USER_ENABLED")).isDone()).isTrue();
        assertThat(new ErasureFixture(database).waiting()).isZero();

        assertThat(handle(GoldenEvent.event("USER_DELETED")).isDone()).isTrue();
        assertThat(new ErasureFixture(database).waiting()).isEqualTo(1);
    }

    private Handling handle(String name, Map<String, Object> data) {
        return handle(new EventSource(new ServiceName("auth-service"), clock).event(name, null, data));
    }

    private Handling handle(CloudEvent event) {
        AccountEvents events = new AccountEvents(new ErasureFixture(database).store(), clock);
        return database.transactions().call(() -> events.handle(event));
    }
}
