package io.symbolon.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.database.Sql;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestDatabase;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeerStoreTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @EnumSource
    void unfamiliarWhenNoOtherSessionCameFromThatNetworkThenItsAddress(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            UUID account = account(database);
            UUID first = session(database, account, "192.0.2.1");
            assertThat(unfamiliar(database, account, first)).isEmpty();

            UUID second = session(database, account, "192.0.2.1");
            assertThat(unfamiliar(database, account, second)).isEmpty();
            UUID third = session(database, account, "198.51.100.7");
            assertThat(unfamiliar(database, account, third)).contains("198.51.100.7");
            UUID unknown = session(database, account, "");
            assertThat(unfamiliar(database, account, unknown)).isEmpty();
            assertThat(unfamiliar(database, account(database), third)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void unfamiliarWhenWithinOnesIpv6NetworkThenNot(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            UUID account = account(database);
            session(database, account, "2001:db8:0:1::1");
            UUID near = session(database, account, "2001:db8:0:1:ffff::2");
            assertThat(unfamiliar(database, account, near)).isEmpty();
            UUID far = session(database, account, "2001:db8:0:2::1");
            assertThat(unfamiliar(database, account, far)).contains("2001:db8:0:2::1");
        }
    }

    private static Optional<String> unfamiliar(TestDatabase database, UUID account, UUID session) {
        return database.transactions().call(() -> new PeerStore(database.entities()).unfamiliar(account, session));
    }

    private static UUID session(TestDatabase database, UUID account, String address) {
        UUID id = UUID.randomUUID();
        database.transactions().run(() -> database.entities()
                .createNativeQuery("""
                        insert into session (id, account_id, created_at, auth_time, last_used_at, expires_at, address)
                        values (?1, ?2, ?3, ?3, ?3, ?3, ?4)""")
                .setParameter(1, id.toString())
                .setParameter(2, account.toString())
                .setParameter(3, Sql.time(NOW))
                .setParameter(4, address)
                .executeUpdate());
        return id;
    }

    private static UUID account(TestDatabase database) {
        UUID id = UUID.randomUUID();
        database.transactions().run(() -> database.entities()
                .createNativeQuery("insert into account (id, email_key, roles, created_at) values (?1, ?1, 'user', ?2)")
                .setParameter(1, id.toString())
                .setParameter(2, Sql.time(NOW))
                .executeUpdate());
        return id;
    }
}
