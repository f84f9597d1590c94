package io.symbolon.auth.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.database.Sql;
import io.symbolon.common.inbound.StepUp;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.UserCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CONTRACT section 4, "Administrators": role in the token and in the database, live session, recent password check. */
class AdministratorRuleTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Set<String> BOTH = Set.of("user", "admin");

    private final TestClock clock = TestClock.at(NOW);
    private final UUID user = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource
    void standingWhenPasswordWasCheckedThenRecentForExactlyNineHundredSeconds(Database vendor) {
        try (TestDatabase database = start(vendor)) {
            assertThat(standing(database, BOTH)).isEqualTo(Standing.ADMINISTRATOR);
            assertThat(AdministratorRule.RECENT).hasSeconds(900);
            clock.advance(AdministratorRule.RECENT);
            assertThat(standing(database, BOTH)).isEqualTo(Standing.ADMINISTRATOR);
            clock.advance(Duration.ofSeconds(1));
            assertThat(standing(database, BOTH)).isEqualTo(Standing.NOT_RECENT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void standingWhenTheRoleIsInTokenOrDatabaseAloneThenNoAdministrator(Database vendor) {
        try (TestDatabase database = start(vendor)) {
            assertThat(standing(database, Set.of("user"))).isEqualTo(Standing.NOT_ADMINISTRATOR);
            execute(database, "update account set roles = 'user'");
            assertThat(standing(database, BOTH)).isEqualTo(Standing.NOT_ADMINISTRATOR);
        }
    }

    @ParameterizedTest
    @EnumSource
    void standingWhenDisabledThenTheSessionIsOver(Database vendor) {
        try (TestDatabase database = start(vendor)) {
            execute(database, "update account set disabled = true");
            assertThat(standing(database, BOTH)).isEqualTo(Standing.SESSION_ENDED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void standingWhenDeletedThenTheSessionIsOver(Database vendor) {
        try (TestDatabase database = start(vendor)) {
            execute(database, "update account set email = null, email_key = null");
            assertThat(standing(database, BOTH)).isEqualTo(Standing.SESSION_ENDED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void standingWhenTheSessionEndedThenRefused(Database vendor) {
        try (TestDatabase database = start(vendor)) {
            execute(database, "update session set ended_at = created_at");
            assertThat(standing(database, BOTH)).isEqualTo(Standing.SESSION_ENDED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void standingWhenTheSessionExpiresThenUntilTheSecondBefore(Database vendor) {
        try (TestDatabase database = start(vendor)) {
            execute(database, "update session set expires_at = timestamp with time zone '2026-01-01 00:01:00+00'");
            clock.advance(Duration.ofSeconds(59));
            assertThat(standing(database, BOTH)).isEqualTo(Standing.ADMINISTRATOR);
            clock.advance(Duration.ofSeconds(1));
            assertThat(standing(database, BOTH)).isEqualTo(Standing.SESSION_ENDED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void faultWhenAPasswordCheckOfLateIsAskedForThenNoneForExactlyThatLong(Database vendor) {
        try (TestDatabase database = start(vendor)) {
            clock.advance(Duration.ofMinutes(5));
            assertThat(fault(database, Optional.of(Duration.ofMinutes(5)))).isEmpty();
            clock.advance(Duration.ofSeconds(1));
            assertThat(fault(database, Optional.of(Duration.ofMinutes(5)))).contains(StepUp.ERROR);
            assertThat(fault(database, Optional.empty())).isEmpty();
            execute(database, "update session set ended_at = created_at");
            assertThat(fault(database, Optional.empty())).contains("revoked_token");
            assertThat(fault(database, Optional.of(Duration.ofMinutes(5)))).contains("revoked_token");
        }
    }

    @ParameterizedTest
    @EnumSource
    void standingWhenTheSessionIsAnothersOrUnknownThenRefused(Database vendor) {
        try (TestDatabase database = start(vendor)) {
            assertThat(standing(database, caller(UUID.randomUUID(), session, BOTH)))
                    .isEqualTo(Standing.SESSION_ENDED);
            assertThat(standing(database, caller(user, UUID.randomUUID(), BOTH)))
                    .isEqualTo(Standing.SESSION_ENDED);
        }
    }

    private TestDatabase start(Database vendor) {
        TestDatabase database = TestDatabase.start(vendor);
        database.transactions().run(() -> {
            database.entities()
                    .createNativeQuery("insert into account (id, email, email_key, roles, created_at)"
                            + " values (?1, 'root@example.com', 'root@example.com', 'admin user', ?2)")
                    .setParameter(1, user.toString())
                    .setParameter(2, Sql.time(NOW))
                    .executeUpdate();
            database.entities()
                    .createNativeQuery(
                            "insert into session (id, account_id, created_at, auth_time, last_used_at, expires_at)"
                                    + " values (?1, ?2, ?3, ?3, ?3, ?4)")
                    .setParameter(1, session.toString())
                    .setParameter(2, user.toString())
                    .setParameter(3, Sql.time(NOW))
                    .setParameter(4, Sql.time(NOW.plus(Duration.ofDays(30))))
                    .executeUpdate();
        });
        return database;
    }

    private Optional<String> fault(TestDatabase database, Optional<Duration> maxAge) {
        SessionRule rule = new SessionRule(new AdministratorStore(database.entities()), clock, null, null);
        return database.transactions().call(() -> rule.fault(caller(user, session, Set.of("user")), maxAge));
    }

    private Standing standing(TestDatabase database, Set<String> rolesInToken) {
        return standing(database, caller(user, session, rolesInToken));
    }

    private Standing standing(TestDatabase database, UserCaller caller) {
        AdministratorRule rule = new AdministratorRule(new AdministratorStore(database.entities()), clock, null, null);
        return database.transactions().call(() -> rule.standing(caller));
    }

    private static UserCaller caller(UUID id, UUID session, Set<String> roles) {
        return new UserCaller(id, session.toString(), "root@example.com", NOW, roles, Set.of(), "a jti");
    }

    private static void execute(TestDatabase database, String sql) {
        database.transactions()
                .run(() -> database.entities().createNativeQuery(sql).executeUpdate());
    }
}
