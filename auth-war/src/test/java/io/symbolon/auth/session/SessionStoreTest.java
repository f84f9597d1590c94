package io.symbolon.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.store.Sql;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionStoreTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final SessionSettings SETTINGS = new SessionSettings(Duration.ofDays(7), Duration.ofDays(30));

    @ParameterizedTest
    @EnumSource
    void openThenOnlyTheHashIsStored(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            UUID account = account(database, false);
            OpenedSession session = open(database, account).orElseThrow();
            String token = session.refreshToken().reveal();
            assertThat(token).matches("[A-Za-z0-9_-]{43}"); // 256 bits
            List<?> rows = database.transactions().call(() -> database.entities()
                    .createNativeQuery("select hash, session_id, expires_at from refresh_token")
                    .getResultList());
            assertThat(rows).singleElement().satisfies(row -> {
                Object[] columns = (Object[]) row;
                assertThat(columns[0])
                        .isEqualTo(new RefreshToken(session.refreshToken()).hash())
                        .isNotEqualTo(token);
                assertThat(columns[1]).isEqualTo(session.id().toString());
                assertThat(Sql.instant(columns[2])).contains(NOW.plus(Duration.ofDays(7)));
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void openWhenDisabledMeanwhileOrGoneThenNothing(Database vendor) {
        try (TestDatabase database = TestDatabase.start(vendor)) {
            assertThat(open(database, account(database, true))).isEmpty();
            assertThat(open(database, UUID.randomUUID())).isEmpty();
        }
    }

    private static Optional<OpenedSession> open(TestDatabase database, UUID account) {
        SessionStore store = new SessionStore(database.entities(), SETTINGS, TestClock.at(NOW));
        Peer peer = new Peer("192.0.2.1", "an agent\u0000 with a name of no end ".repeat(20));
        return database.transactions().call(() -> store.open(account, peer));
    }

    private static UUID account(TestDatabase database, boolean disabled) {
        UUID id = UUID.randomUUID();
        database.transactions().run(() -> database.entities()
                .createNativeQuery("insert into account (id, email_key, roles, disabled, created_at)"
                        + " values (?1, ?2, 'user', ?3, ?4)")
                .setParameter(1, id.toString())
                .setParameter(2, id.toString())
                .setParameter(3, disabled)
                .setParameter(4, Sql.time(NOW))
                .executeUpdate());
        return id;
    }
}
