package io.symbolon.user.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.testing.Database;
import io.symbolon.common.token.ServiceName;
import io.symbolon.user.erasure.ErasureFixture;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * CONTRACT section 9, in any order: every order of a small history, in which each event comes again after each that
 * follows it, leaves what the history in its own order left.
 */
class EventOrderTest {
    private static final String PROFILES = "select count(*), max(version), max(last_activity_at) from profile";
    private static final String ACCOUNTS = "select state, state_version, last_activity_at from account";
    private static final String LETTERS = "select count(*) from outbox";

    private final LifecycleFixture fixture = new LifecycleFixture(Database.H2);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void lifeInAnyOrderThenTheSameProfileAccountAndLetters() {
        assertEveryOrderConverges(
                user -> List.of(
                        created(user),
                        loggedOut(user, Duration.ofMinutes(-9)),
                        changed("USER_DISABLED", user, 2),
                        loggedOut(user, Duration.ofMinutes(-5)),
                        changed("USER_ENABLED", user, 3)),
                this::whole);
    }

    /** What a profile holds is erased later, once auth confirms. */
    @Test
    void deletionInAnyOrderThenAuthIsToBeAsked() {
        assertEveryOrderConverges(
                user -> List.of(
                        created(user),
                        changed("USER_DISABLED", user, 2),
                        changed("USER_DELETED", user, 3),
                        changed("USER_ENABLED", user, 4)),
                user -> of(user, "select state, state_version, erasure_due_at from account"));
    }

    @Test
    void deletionInAnyOrderWhenConfirmedAtAnyMomentThenNothingIsLeft() {
        assertEveryOrderLeaves(
                List.of(Arrays.asList("DELETED", null, null), 0L, 0L),
                user -> List.of(
                        created(user),
                        loggedOut(user, Duration.ofMinutes(-9)),
                        changed("USER_DELETED", user, 3),
                        changed("USER_ENABLED", user, 4)),
                () -> fixture.settle(ErasureFixture::gone),
                this::rest);
    }

    @Test
    void falseDeletionInAnyOrderWhenRefutedAtAnyMomentThenAsIfNoneHadBeenTold() {
        String honest = UUID.randomUUID().toString();
        life(honest).forEach(fixture::hear);
        assertEveryOrderLeaves(
                whole(honest),
                user -> Stream.concat(life(user).stream(), Stream.of(changed("USER_DELETED", user, 900)))
                        .toList(),
                () -> fixture.settle(ErasureFixture::there),
                this::whole);
    }

    private List<CloudEvent> life(String user) {
        return List.of(
                created(user),
                loggedOut(user, Duration.ofMinutes(-9)),
                changed("USER_DISABLED", user, 2),
                changed("USER_ENABLED", user, 3));
    }

    private void assertEveryOrderConverges(
            Function<String, List<CloudEvent>> history, Function<String, List<?>> state) {
        String first = UUID.randomUUID().toString();
        history.apply(first).forEach(fixture::hear);
        assertEveryOrderLeaves(state.apply(first), history, () -> {}, state);
    }

    /** @param step taken after each event that is new, and in another life at the end alone */
    private void assertEveryOrderLeaves(
            List<?> expected,
            Function<String, List<CloudEvent>> history,
            Runnable step,
            Function<String, List<?>> state) {
        for (List<Integer> order : orders(history.apply(LifecycleFixture.USER).size())) {
            for (Runnable between : List.<Runnable>of(step, () -> {})) {
                String user = UUID.randomUUID().toString();
                List<CloudEvent> events = history.apply(user);
                hearEachAgainAfterEach(order.stream().map(events::get).toList(), between);
                step.run();
                assertThat(state.apply(user)).as("%s", order).isEqualTo(expected);
            }
        }
    }

    private void hearEachAgainAfterEach(List<CloudEvent> events, Runnable step) {
        for (int heard = 1; heard <= events.size(); heard++) {
            events.subList(0, heard).forEach(fixture::hear);
            step.run();
        }
    }

    private List<?> rest(String user) {
        List<Object> rest = new ArrayList<>(of(user, "select state, last_activity_at, erasure_due_at from account"));
        rest.addAll(of(user, "select count(*) from profile"));
        rest.addAll(fixture.query(LETTERS + " where destination = 'email-service' and payload like '%" + user + "%'"));
        return rest;
    }

    private List<?> whole(String user) {
        List<Object> whole = new ArrayList<>(of(user, ACCOUNTS));
        whole.addAll(of(user, PROFILES));
        whole.addAll(fixture.query(LETTERS + " where payload like '%" + user + "%'"));
        return whole;
    }

    private List<Object> of(String user, String query) {
        return fixture.query(query + " where id = '" + user + "'").stream()
                .map(row -> row instanceof Object[] columns ? Arrays.asList(columns) : row)
                .map(Object.class::cast)
                .toList();
    }

    private CloudEvent created(String user) {
        return fixture.auth.event("USER_CREATED", user, Map.of("user_id", user, "email", "ada@example.org"));
    }

    private CloudEvent changed(String name, String user, int version) {
        return fixture.auth.event(name, user, Map.of("user_id", user, "version", version));
    }

    private CloudEvent loggedOut(String user, Duration when) {
        return new EventSource(new ServiceName("auth-service"), Clock.offset(fixture.clock, when))
                .event("USER_LOGGED_OUT", user, Map.of("user_id", user, "session_id", UUID.randomUUID()));
    }

    /** All permutations of the first numbers. */
    private static List<List<Integer>> orders(int size) {
        List<List<Integer>> orders = List.of(List.of());
        for (int next = 0; next < size; next++) {
            orders = insertedAnywhere(orders, next);
        }
        return orders;
    }

    private static List<List<Integer>> insertedAnywhere(List<List<Integer>> orders, int number) {
        List<List<Integer>> longer = new ArrayList<>();
        for (List<Integer> order : orders) {
            for (int place = 0; place <= order.size(); place++) {
                List<Integer> one = new ArrayList<>(order);
                one.add(place, number);
                longer.add(one);
            }
        }
        return longer;
    }
}
