package io.symbolon.common.event;

import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A service's event tables, on the database given. */
final class EventFixture implements AutoCloseable {
    static final String USER = "8f14e45f-ceea-467f-ab2b-6d7c1a1d4a10";

    final TestDatabase database;
    final TestClock clock = TestClock.standing();
    final EventStore store;
    final EventSource auth = new EventSource(new ServiceName("auth-service"), clock);

    EventFixture(Database vendor) {
        database = TestDatabase.start(vendor, "events");
        store = new EventStore(database.entities(), database.transactions(), clock, InboxSeal.NONE);
    }

    CloudEvent event() {
        return auth.event("USER_LOGGED_OUT", USER, Map.of("user_id", USER, "session_id", UUID.randomUUID()));
    }

    void transaction(Runnable work) {
        database.transactions().run(work);
    }

    List<Object> query(String sql) {
        List<?> rows = database.transactions()
                .call(() -> database.entities().createNativeQuery(sql).getResultList());
        return new ArrayList<>(rows);
    }

    long count(String table) {
        return ((Number) query("select count(*) from " + table).get(0)).longValue();
    }

    @Override
    public void close() {
        database.close();
    }
}
