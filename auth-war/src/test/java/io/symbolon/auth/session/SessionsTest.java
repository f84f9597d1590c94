package io.symbolon.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.session.Rotation.Reason;
import io.symbolon.auth.session.Rotation.Refused;
import io.symbolon.auth.session.Rotation.Rotated;
import io.symbolon.common.testing.Database;
import io.symbolon.common.token.Secret;
import java.time.Duration;
import java.time.Instant;
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
    void openThenItLivesAsTheSettingsSayFromThenOnWhenThePasswordWasChecked(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Account account = fixture.account();
            Instant checked = SessionFixture.NOW.minusSeconds(60);
            OpenedSession opened = fixture.database
                    .transactions()
                    .call(() -> fixture.sessions.open(account, checked.plusNanos(999), SessionFixture.PEER))
                    .orElseThrow();
            assertThat(opened.authTime()).isEqualTo(checked);
            assertThat(fixture.live(account))
                    .containsExactly(new Session(
                            opened.id(),
                            account.id().value(),
                            SessionFixture.NOW,
                            checked,
                            SessionFixture.NOW,
                            SessionFixture.NOW.plus(Duration.ofDays(30)),
                            Optional.empty(),
                            SessionFixture.PEER));
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
    void openWhenAnAccountHasAsManyAsItMayThenTheOldestEnds(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Account account = fixture.account();
            OpenedSession oldest = fixture.open(account);
            fixture.clock.advance(Duration.ofSeconds(1));
            for (int i = 1; i < Sessions.MOST; i++) {
                fixture.open(account);
            }
            assertThat(fixture.select("select count(*) from session where ended_at is not null"))
                    .isEqualTo(0L);
            fixture.open(fixture.account());
            fixture.open(account);
            assertThat(fixture.select("select id from session where end_reason = 'crowded_out'"))
                    .isEqualTo(oldest.id().toString());
            assertThat(fixture.revoked()).hasToString("[" + oldest.id() + "]");
            assertThat(fixture.records).singleElement().satisfies(record -> {
                assertThat(record.event()).isEqualTo("authn_token_revoked");
                assertThat(record.subject()).isEqualTo(account.id().toString());
                assertThat(record.details())
                        .containsEntry("session", oldest.id().toString())
                        .containsEntry("end", "crowded_out");
            });
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
    void endWhenByATokenOfItsOwnersThenThatSessionAndOfNobodyElse(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Account owner = fixture.account();
            OpenedSession session = fixture.open(owner);
            assertThat(endByToken(fixture, session.refreshToken(), fixture.account()))
                    .isEmpty();
            assertThat(endByToken(fixture, Secret.of("nobody's"), owner)).isEmpty();
            assertThat(fixture.live(owner)).hasSize(1);
            assertThat(endByToken(fixture, session.refreshToken(), owner))
                    .map(Session::id)
                    .contains(session.id());
            assertThat(fixture.live(owner)).isEmpty();
            assertThat(endByToken(fixture, session.refreshToken(), owner))
                    .as("a second time")
                    .isEmpty();
        }
    }

    private static Optional<Session> endByToken(SessionFixture fixture, Secret token, Account account) {
        return fixture.database
                .transactions()
                .call(() -> fixture.sessions.end(token, account.id().value(), EndReason.LOGGED_OUT));
    }

    @ParameterizedTest
    @EnumSource
    void endAllThenThoseThatWereNotEndedYetAndAllAreRevoked(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Account account = fixture.account();
            OpenedSession before = fixture.open(account);
            OpenedSession first = fixture.open(account);
            OpenedSession second = fixture.open(account);
            fixture.end(before.id());
            assertThat(fixture.database
                            .transactions()
                            .call(() -> fixture.sessions.endAll(account.id().value(), EndReason.DISABLED)))
                    .extracting(Session::id)
                    .containsExactlyInAnyOrder(first.id(), second.id());
            assertThat(fixture.live(account)).isEmpty();
            assertThat(fixture.revoked()).hasSize(3);
            assertThat(fixture.select("select count(*) from session where end_reason = 'disabled'"))
                    .hasToString("2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void erasePeersThenNothingTellsFromWhereTheSessionsCame(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            Account account = fixture.account();
            Account another = fixture.account();
            fixture.open(account);
            fixture.open(another);
            fixture.database
                    .transactions()
                    .run(() -> fixture.sessions.erasePeers(account.id().value()));
            assertThat(fixture.live(account)).extracting(Session::peer).containsExactly(new Peer("", ""));
            assertThat(fixture.live(another)).extracting(Session::peer).containsExactly(SessionFixture.PEER);
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
            assertThat(fixture.database
                            .transactions()
                            .call(() -> fixture.sessions.endOthers(
                                    account.id().value(), kept.id(), EndReason.PASSWORD_CHANGED)))
                    .extracting(Session::id)
                    .containsExactly(ended.id());
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
            fixture.upkeep.purge();
            assertThat(fixture.rotate(ended.refreshToken())).isEqualTo(new Refused(Reason.ENDED));
            fixture.clock.advance(Duration.ofSeconds(1));
            fixture.upkeep.purge();
            assertThat(fixture.rotate(ended.refreshToken())).isEqualTo(new Refused(Reason.UNKNOWN));
            assertThat(fixture.rotate(going.refreshToken())).isInstanceOf(Rotated.class);
        }
    }
}
