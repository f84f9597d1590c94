package io.symbolon.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.session.Rotation.NotAcceptable;
import io.symbolon.auth.session.Rotation.Reason;
import io.symbolon.auth.session.Rotation.Refused;
import io.symbolon.auth.session.Rotation.Rotated;
import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.testing.Database;
import io.symbolon.common.token.Secret;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CONTRACT section 3 and RFC 9700 §4.14.2. */
class RotationsTest {
    private static final Duration TICK = Duration.ofNanos(1000);

    @ParameterizedTest
    @EnumSource
    void rotateThenASuccessorOfTheSameSessionR29(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Account account = fixture.account();
            OpenedSession opened = fixture.open(account);
            fixture.clock.advance(Duration.ofDays(1));
            Rotated rotated = (Rotated) fixture.rotate(opened.refreshToken());
            assertThat(rotated.session().id()).isEqualTo(opened.id());
            assertThat(rotated.session().authTime()).isEqualTo(SessionFixture.NOW);
            assertThat(rotated.account()).isEqualTo(account);
            assertThat(rotated.refreshToken().reveal())
                    .matches("[A-Za-z0-9_-]{43}")
                    .isNotEqualTo(opened.refreshToken().reveal());
            assertThat(fixture.live(account))
                    .extracting(Session::lastUsedAt)
                    .containsExactly(SessionFixture.NOW.plus(Duration.ofDays(1)));
            assertThat(fixture.records).extracting(AuditRecord::event).containsExactly("session_renewed");
        }
    }

    @ParameterizedTest
    @EnumSource
    void rotateThenNoTokenIsStoredReadablyR29(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Secret first = fixture.open(fixture.account()).refreshToken();
            Secret second = fixture.next(first);
            for (Secret token : new Secret[] {first, second}) {
                assertThat(fixture.select("select count(*) from refresh_token where hash = '" + token.reveal()
                                + "' or successor_salt = '" + token.reveal() + "'"))
                        .hasToString("0");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void rotateWhenTheAnswerWasLostThenTheSameSuccessorForTenSeconds(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            OpenedSession opened = fixture.open(fixture.account());
            Secret successor = fixture.next(opened.refreshToken());
            fixture.clock.advance(Rotations.GRACE);
            assertThat(fixture.next(opened.refreshToken())).isEqualTo(successor);
            assertThat(fixture.usable(opened.id())).isOne();
            fixture.clock.advance(TICK);
            assertThat(fixture.rotate(opened.refreshToken())).isEqualTo(new Refused(Reason.REUSED));
            assertThat(fixture.rotate(successor)).isEqualTo(new Refused(Reason.ENDED));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rotateWhenTheSuccessorWasUsedThenTheSessionEndsR30(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Account account = fixture.account();
            OpenedSession opened = fixture.open(account);
            Secret third = fixture.next(fixture.next(opened.refreshToken()));
            assertThat(fixture.rotate(opened.refreshToken())).isEqualTo(new Refused(Reason.REUSED));
            assertThat(fixture.rotate(third)).isEqualTo(new Refused(Reason.ENDED));
            assertThat(fixture.live(account)).isEmpty();
            assertThat(fixture.revoked()).hasToString("[" + opened.id() + "]");
            assertThat(fixture.records)
                    .filteredOn(record -> record.event().equals("authn_token_revoked"))
                    .singleElement()
                    .satisfies(record -> assertThat(record.details())
                            .containsEntry("session", opened.id().toString())
                            .containsEntry("end", "token_reused"));
            assertThat(fixture.records)
                    .filteredOn(record -> record.event().equals("authn_token_reuse"))
                    .singleElement()
                    .satisfies(record -> {
                        assertThat(record.subject()).isEqualTo(account.id().toString());
                        assertThat(record.details())
                                .containsEntry("session", opened.id().toString());
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void rotateWhenTheSuccessorWasUsedThenItsSaltIsErased(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Secret second = fixture.next(fixture.open(fixture.account()).refreshToken());
            assertThat(salts(fixture)).isEqualTo("1");
            Secret third = fixture.next(second);
            assertThat(salts(fixture)).isEqualTo("1");
            assertThat(fixture.next(second)).isEqualTo(third);
        }
    }

    @ParameterizedTest
    @EnumSource
    void upkeepWhenTheGraceIsOverByTheSlowestClockThenTheSaltIsErased(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            fixture.next(fixture.open(fixture.account()).refreshToken());
            fixture.clock.advance(Rotations.GRACE.plusSeconds(10));
            fixture.upkeep.eraseSalts();
            assertThat(salts(fixture)).isEqualTo("1");
            fixture.clock.advance(TICK);
            fixture.upkeep.eraseSalts();
            assertThat(salts(fixture)).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void rotateWhenIdleForSevenDaysThenExpiredR33(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Account account = fixture.account();
            OpenedSession opened = fixture.open(account);
            fixture.clock.advance(Duration.ofDays(7).minus(TICK));
            Secret successor = fixture.next(opened.refreshToken());
            fixture.clock.advance(Duration.ofDays(7));
            assertThat(fixture.rotate(successor)).isEqualTo(new Refused(Reason.EXPIRED));
            assertThat(fixture.live(account)).isEmpty();
            assertThat(fixture.records).last().extracting(AuditRecord::event).isEqualTo("session_use_after_expire");
        }
    }

    @ParameterizedTest
    @EnumSource
    void rotateWhenThirtyDaysOldThenExpiredHoweverMuchItWasUsedR32(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Secret token = fixture.open(fixture.account()).refreshToken();
            for (int day = 5; day < 30; day += 5) {
                fixture.clock.advance(Duration.ofDays(5));
                token = fixture.next(token);
            }
            fixture.clock.advance(Duration.ofDays(5).minus(TICK));
            Secret last = fixture.next(token);
            fixture.clock.advance(TICK);
            assertThat(fixture.rotate(last)).isEqualTo(new Refused(Reason.EXPIRED));
            assertThat(fixture.rotate(token)).isEqualTo(new Refused(Reason.EXPIRED));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rotateWhenUnknownThenRefused(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            assertThat(fixture.rotate(Secret.of("nobody's"))).isEqualTo(new Refused(Reason.UNKNOWN));
            assertThat(fixture.records).extracting(AuditRecord::reason).containsExactly("unknown_refresh_token");
        }
    }

    @ParameterizedTest
    @EnumSource
    void rotateWhenTheAccountIsDisabledOrGoneThenRefused(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Secret token = fixture.open(fixture.account()).refreshToken();
            fixture.execute("update account set disabled = true");
            assertThat(fixture.rotate(token)).isEqualTo(new Refused(Reason.ENDED));
            fixture.execute("update account set disabled = false, email = null");
            assertThat(fixture.rotate(token)).isEqualTo(new Refused(Reason.ENDED));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rotateWhenWhatIsAskedForCannotBeHadThenTheTokenStaysUnused(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Account account = fixture.account();
            Secret token = fixture.open(account).refreshToken();
            assertThat(fixture.rotateInVain(token)).isEqualTo(new NotAcceptable(account));
            fixture.clock.advance(Duration.ofDays(1));
            assertThat(fixture.rotate(token)).isInstanceOf(Rotated.class);
        }
    }

    private static String salts(SessionFixture fixture) {
        return fixture.select("select count(*) from refresh_token where successor_salt is not null")
                .toString();
    }
}
