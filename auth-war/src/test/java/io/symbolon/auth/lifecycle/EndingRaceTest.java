package io.symbolon.auth.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.credential.Account;
import io.symbolon.auth.session.EndReason;
import io.symbolon.auth.session.OpenedSession;
import io.symbolon.auth.session.Rotation;
import io.symbolon.auth.session.Rotation.Refused;
import io.symbolon.auth.session.Rotation.Rotated;
import io.symbolon.common.audit.AuditOrigin;
import io.symbolon.common.testing.Database;
import io.symbolon.common.token.Secret;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SECURITY R34: whatever ends a session wins against any refresh, whichever of them comes first. */
class EndingRaceTest {
    private static final int REFRESHES = 3;
    /** Of each ending at least; more until each order was seen. */
    private static final int ROUNDS = 10;

    private static final int MOST_ROUNDS = 500;
    /** Far less than an act takes, so that the rounds draw near the moment at which either may win. */
    private static final long STEP = TimeUnit.MICROSECONDS.toNanos(250);

    private static final int PATIENCE = 60;

    private final ExecutorService pool = Executors.newFixedThreadPool(REFRESHES + 1);

    private enum Ending {
        DISABLED {
            @Override
            void end(LifecycleFixture fixture, Account account, OpenedSession session) {
                assertThat(fixture.disable(account)).isEqualTo(Change.DONE);
            }
        },
        DELETED {
            @Override
            void end(LifecycleFixture fixture, Account account, OpenedSession session) {
                assertThat(fixture.delete(account)).isEqualTo(Change.DONE);
            }
        },
        ROLE_TAKEN {
            @Override
            void end(LifecycleFixture fixture, Account account, OpenedSession session) {
                assertThat(fixture.assign(account, Set.of(Account.USER))).isEqualTo(Change.DONE);
            }
        },
        PASSWORD_CHANGED {
            @Override
            void end(LifecycleFixture fixture, Account account, OpenedSession session) {
                assertThat(fixture.change(() -> fixture.passwords.set(account, "new hash", AuditOrigin.NONE)))
                        .isTrue();
            }
        },
        SESSION_REVOKED {
            @Override
            void end(LifecycleFixture fixture, Account account, OpenedSession session) {
                assertThat(fixture.change(() -> fixture.sessions.end(session.id(), EndReason.REVOKED)))
                        .isPresent();
            }
        },
        USER_REVOKED {
            @Override
            void end(LifecycleFixture fixture, Account account, OpenedSession session) {
                assertThat(fixture.change(
                                () -> fixture.sessions.endAll(account.id().value(), EndReason.REVOKED)))
                        .hasSize(1);
            }
        };

        abstract void end(LifecycleFixture fixture, Account account, OpenedSession session);
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void refreshWhenTheSessionIsEndedMeanwhileThenNothingIsUsableR34(Database vendor) throws Exception {
        try (LifecycleFixture fixture = new LifecycleFixture(vendor)) {
            fixture.account(Account.USER, "admin"); // the last administrator stays
            for (Ending ending : Ending.values()) {
                raceUntilEachCameFirst(fixture, ending);
            }
        }
    }

    private void raceUntilEachCameFirst(LifecycleFixture fixture, Ending ending) throws Exception {
        boolean refreshCameFirst = false;
        boolean endCameFirst = false;
        long handicap = 0;
        for (int round = 0; round < ROUNDS || !(refreshCameFirst && endCameFirst); round++) {
            assertThat(round).as("rounds of " + ending).isLessThan(MOST_ROUNDS);
            boolean refreshed = race(fixture, ending, handicap);
            refreshCameFirst |= refreshed;
            endCameFirst |= !refreshed;
            handicap += refreshed ? STEP : -STEP;
        }
    }

    /**
     * Whether a refresh came first.
     *
     * @param handicap nanoseconds by which the refreshes set out after the end, or before it where negative: machines differ in
     *     which of them is always faster
     */
    private boolean race(LifecycleFixture fixture, Ending ending, long handicap) throws Exception {
        Account account = fixture.account(Account.USER, "admin");
        OpenedSession session = fixture.open(account).orElseThrow();
        Callable<Rotation> refresh = () -> {
            LockSupport.parkNanos(handicap);
            return fixture.rotate(session.refreshToken());
        };
        Callable<Rotation> end = () -> {
            LockSupport.parkNanos(-handicap);
            ending.end(fixture, account, session);
            return null;
        };
        List<Secret> successors = atOnce(Stream.concat(Stream.of(end), Collections.nCopies(REFRESHES, refresh).stream())
                        .toList())
                .filter(Rotated.class::isInstance)
                .map(rotation -> ((Rotated) rotation).refreshToken())
                .toList();
        assertThat(fixture.live(account)).as(ending.name()).isEmpty();
        assertThat(Stream.concat(Stream.of(session.refreshToken()), successors.stream()))
                .as(ending.name())
                .allSatisfy(token -> assertThat(fixture.rotate(token)).isInstanceOf(Refused.class));
        return !successors.isEmpty();
    }

    private Stream<Rotation> atOnce(List<Callable<Rotation>> acts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(acts.size());
        Stream.Builder<Rotation> results = Stream.builder();
        List<Future<Rotation>> running = acts.stream()
                .map(act -> pool.submit(() -> {
                    start.await(PATIENCE, TimeUnit.SECONDS);
                    return act.call();
                }))
                .toList();
        for (Future<Rotation> one : running) {
            results.add(one.get(PATIENCE, TimeUnit.SECONDS));
        }
        return results.build();
    }
}
