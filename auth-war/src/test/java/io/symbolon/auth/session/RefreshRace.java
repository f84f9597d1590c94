package io.symbolon.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.session.Rotation.Reason;
import io.symbolon.auth.session.Rotation.Refused;
import io.symbolon.auth.session.Rotation.Rotated;
import io.symbolon.common.token.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Many who refresh at the same moment, and one who logs out meanwhile. Close it. */
final class RefreshRace implements AutoCloseable {
    private static final int PATIENCE = 60;

    private final SessionFixture fixture;
    private final int threads;
    private final ExecutorService pool;

    RefreshRace(SessionFixture fixture, int threads) {
        this.fixture = fixture;
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads);
    }

    /** Each round all present the same token; all get the same successor, which is the next round's. */
    void refresh(int rounds) throws Exception {
        OpenedSession session = fixture.open(fixture.account());
        Secret token = session.refreshToken();
        for (int round = 0; round < rounds; round++) {
            Secret presented = token;
            List<Secret> successors = atOnce(Collections.nCopies(threads, () -> fixture.next(presented)));
            assertThat(successors).as("round " + round).hasSize(threads).containsOnly(successors.get(0));
            assertThat(fixture.usable(session.id())).as("round " + round).isOne();
            token = successors.get(0);
        }
    }

    /** Each round a new session: whoever comes first, and both do at times, the logout is final. */
    void refreshAgainstLogout(int rounds) throws Exception {
        int refreshedFirst = 0;
        int loggedOutFirst = 0;
        for (int round = 0; round < rounds; round++) {
            OpenedSession session = fixture.open(fixture.account());
            Callable<Rotation> refresh = () -> fixture.rotate(session.refreshToken());
            Callable<Rotation> logout = () -> {
                assertThat(fixture.end(session.id())).isPresent();
                return new Refused(Reason.ENDED);
            };
            List<Callable<Rotation>> acts = new ArrayList<>(List.of(logout));
            while (acts.size() < threads) {
                acts.add(refresh);
            }
            List<Rotation> rotations = atOnce(acts);
            boolean refreshed = successors(rotations).findAny().isPresent();
            refreshedFirst += refreshed ? 1 : 0;
            loggedOutFirst += refreshed ? 0 : 1;
            assertThat(fixture.usable(session.id())).isZero();
            Stream.concat(Stream.of(session.refreshToken()), successors(rotations))
                    .forEach(token -> assertThat(fixture.rotate(token)).isEqualTo(new Refused(Reason.ENDED)));
        }
        assertThat(fixture.revoked()).hasSize(rounds).doesNotHaveDuplicates();
        assertThat(refreshedFirst).isPositive();
        assertThat(loggedOutFirst).isPositive();
    }

    private static Stream<Secret> successors(List<Rotation> rotations) {
        return rotations.stream().filter(Rotated.class::isInstance).map(rotation -> ((Rotated) rotation)
                .refreshToken());
    }

    private <T> List<T> atOnce(List<? extends Callable<T>> acts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(acts.size());
        List<Future<T>> running = acts.stream()
                .map(act -> pool.submit(() -> {
                    start.await(PATIENCE, TimeUnit.SECONDS);
                    return act.call();
                }))
                .toList();
        List<T> results = new ArrayList<>();
        for (Future<T> one : running) {
            results.add(one.get(PATIENCE, TimeUnit.SECONDS));
        }
        return results;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
