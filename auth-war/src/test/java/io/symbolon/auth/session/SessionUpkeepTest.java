package io.symbolon.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.credential.Account;
import io.symbolon.common.testing.Database;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionUpkeepTest {
    private static final int SERVERS = 2;
    private static final int LOTS = 4;

    @ParameterizedTest
    @EnumSource
    void purgeWhenMoreThanALotRanOutAndMoreEndedThenAllAreForgottenAndNoOther(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            openTooOld(fixture, SessionUpkeep.LOT + 1);
            fixture.clock.advance(SessionFixture.SETTINGS.absolute().plus(SessionUpkeep.KEPT));
            openAndEnd(fixture, SessionUpkeep.LOT + 1);
            fixture.clock.advance(SessionUpkeep.KEPT.plus(Duration.ofSeconds(1)));
            OpenedSession going = fixture.open(fixture.account());
            fixture.upkeep.purge();
            assertThat(fixture.select("select count(*) from session")).isEqualTo(1L);
            assertThat(fixture.rotate(going.refreshToken())).isInstanceOf(Rotation.Rotated.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void purgeWhenServersRaceThenEachSessionIsForgottenOnceAndNobodyFails(Database vendor) throws Exception {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            openTooOld(fixture, LOTS * SessionUpkeep.LOT);
            fixture.clock.advance(
                    SessionFixture.SETTINGS.absolute().plus(SessionUpkeep.KEPT).plusSeconds(1));
            CompletableFuture<?>[] servers = IntStream.range(0, SERVERS)
                    .mapToObj(server -> CompletableFuture.runAsync(fixture.upkeep::purge))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(servers).get(60, TimeUnit.SECONDS);
            assertThat(fixture.select("select count(*) from session")).isEqualTo(0L);
            assertThat(fixture.select("select count(*) from refresh_token")).isEqualTo(0L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void purgeWhenASessionHadMoreTokensThanAreForgottenAtOnceThenAllAreForgotten(Database vendor) {
        try (SessionFixture fixture = new SessionFixture(vendor)) {
            UUID session = fixture.open(fixture.account()).id();
            long tokens = 1;
            while (tokens <= SessionUpkeep.TOKENS) {
                fixture.execute("insert into refresh_token (hash, session_id, issued_at, expires_at)"
                        + " select substring(hash || '" + tokens + "', 5), session_id, issued_at, expires_at"
                        + " from refresh_token");
                tokens = (Long) fixture.select("select count(*) from refresh_token");
            }
            fixture.end(session);
            fixture.clock.advance(SessionUpkeep.KEPT.plusSeconds(1));
            fixture.upkeep.purge();
            assertThat(fixture.select("select count(*) from session")).isEqualTo(0L);
            assertThat(fixture.select("select count(*) from refresh_token")).isEqualTo(0L);
        }
    }

    private static void openTooOld(SessionFixture fixture, int many) {
        IntStream.range(0, many)
                .forEach(i -> fixture.next(fixture.open(fixture.account()).refreshToken()));
    }

    private static void openAndEnd(SessionFixture fixture, int many) {
        IntStream.range(0, many).forEach(i -> {
            Account account = fixture.account();
            fixture.end(fixture.open(account).id());
        });
    }
}
