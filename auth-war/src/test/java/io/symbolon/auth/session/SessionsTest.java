package io.symbolon.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.session.Rotation.Reason;
import io.symbolon.auth.session.Rotation.Refused;
import io.symbolon.auth.session.Rotation.Rotated;
import io.symbolon.common.testing.Database;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionsTest {
    @ParameterizedTest
    @EnumSource
    void openThenOnlyTheHashIsStoredR29(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            OpenedSession session = fixture.open(fixture.account());
            String token = session.refreshToken().reveal();
            assertThat(token).matches("[A-Za-z0-9_-]{43}"); // 256 bits
            assertThat(fixture.select("select hash from refresh_token"))
                    .isEqualTo(new RefreshToken(session.refreshToken()).hash())
                    .isNotEqualTo(token);
        }
    }

    @ParameterizedTest
    @EnumSource
    void openWhenTheAccountIsNotWhatWasCheckedThenNothing(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Account account = fixture.account();
            fixture.execute("update account set version = version + 1"); // another password, for one
            assertThat(fixture.tryToOpen(account)).isEmpty();
            Account disabled = fixture.account();
            fixture.execute("update account set disabled = true");
            assertThat(fixture.tryToOpen(disabled)).isEmpty();
            Account gone = fixture.account();
            fixture.execute("update account set email = null");
            assertThat(fixture.tryToOpen(gone)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void endThenNothingIsUsableAndItIsToldOnce(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Account account = fixture.account();
            OpenedSession session = fixture.open(account);
            assertThat(fixture.end(session.id())).isPresent();
            assertThat(fixture.end(session.id())).isEmpty();
            assertThat(fixture.end(UUID.randomUUID())).isEmpty();
            assertThat(fixture.rotate(session.refreshToken())).isEqualTo(new Refused(Reason.ENDED));
            assertThat(fixture.live(account)).isEmpty();
            assertThat(fixture.revoked()).hasToString("[" + session.id() + "]");
            assertThat(fixture.select("select end_reason from session")).isEqualTo("logged_out");
        }
    }

    @ParameterizedTest
    @EnumSource
    void endWhenByAnyTokenOfTheFamilyThenThatSession(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            OpenedSession session = fixture.open(fixture.account());
            fixture.next(session.refreshToken());
            assertThat(fixture.database
                            .transactions()
                            .call(() -> fixture.sessions.end(session.refreshToken(), EndReason.LOGGED_OUT))
                            .map(Session::id))
                    .contains(session.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void endWhenAnothersThenNothing(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Account owner = fixture.account();
            OpenedSession session = fixture.open(owner);
            UUID other = fixture.account().id().value();
            assertThat(fixture.database
                            .transactions()
                            .call(() -> fixture.sessions.end(session.id(), other, EndReason.ENDED_BY_OWNER)))
                    .isEmpty();
            assertThat(fixture.live(owner)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endOthersThenOnlyThisOneGoesOn(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Account account = fixture.account();
            OpenedSession kept = fixture.open(account);
            OpenedSession ended = fixture.open(account);
            OpenedSession anothers = fixture.open(fixture.account());
            fixture.database
                    .transactions()
                    .run(() -> fixture.sessions.endOthers(account.id().value(), kept.id(), EndReason.PASSWORD_CHANGED));
            assertThat(fixture.rotate(ended.refreshToken())).isEqualTo(new Refused(Reason.ENDED));
            assertThat(fixture.rotate(kept.refreshToken())).isInstanceOf(Rotated.class);
            assertThat(fixture.rotate(anothers.refreshToken())).isInstanceOf(Rotated.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void liveWhenPagedThenEachOnceTheNewestFirst(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Account account = fixture.account();
            UUID oldest = fixture.open(account).id();
            fixture.clock.advance(Duration.ofSeconds(1));
            UUID newest = fixture.open(account).id();
            assertThat(fixture.live(account)).extracting(Session::id).containsExactly(newest, oldest);
            assertThat(fixture.database
                            .transactions()
                            .call(() -> fixture.sessions.live(account.id().value(), Optional.of(newest), 1)))
                    .extracting(Session::id)
                    .containsExactly(oldest);
        }
    }

    @ParameterizedTest
    @EnumSource
    void purgeWhenEndedLongAgoThenForgotten(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            OpenedSession ended = fixture.open(fixture.account());
            OpenedSession going = fixture.open(fixture.account());
            fixture.end(ended.id());
            fixture.clock.advance(SessionUpkeep.KEPT);
            fixture.database.transactions().run(fixture.upkeep::purge);
            assertThat(fixture.rotate(ended.refreshToken())).isEqualTo(new Refused(Reason.ENDED));
            fixture.clock.advance(Duration.ofSeconds(1));
            fixture.database.transactions().run(fixture.upkeep::purge);
            assertThat(fixture.rotate(ended.refreshToken())).isEqualTo(new Refused(Reason.UNKNOWN));
            assertThat(fixture.rotate(going.refreshToken())).isInstanceOf(Rotated.class);
        }
    }
}
