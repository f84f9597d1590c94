package io.symbolon.user.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.testing.Database;
import io.symbolon.common.token.ServiceName;
import io.symbolon.user.erasure.ErasureFixture;
import io.symbolon.user.profile.ProfileView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** CONTRACT section 9: effective exactly once, in any order. */
@ParameterizedClass
@EnumSource
class AccountEventsTest {
    private static final String USER = LifecycleFixture.USER;

    private final LifecycleFixture fixture;

    AccountEventsTest(Database vendor) {
        fixture = new LifecycleFixture(vendor);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void createdWhenHeardTwiceThenOneProfileOneEventAndOneMail() {
        CloudEvent created = created();
        fixture.hear(created);
        fixture.hear(created);

        assertThat(fixture.profile()).map(ProfileView::email).contains("ada@example.org");
        assertThat(fixture.query("select id from profile")).hasSize(1);
        CloudEvent told = letter("auth.from-user");
        assertThat(told.source()).isEqualTo("user-service");
        assertThat(told.type()).isEqualTo("io.symbolon.PROFILE_CREATED");
        assertThat(told.subject()).isEqualTo(USER);
        assertThat(told.data())
                .hasToString(
                        "{\"user_id\":\"" + USER + "\",\"version\":1," + "\"changed\":[\"email\",\"display_name\"]}");
        CloudEvent mail = letter("email-service");
        assertThat(mail.id()).as("becomes the Idempotency-Key").isEqualTo(created.id());
        assertThat(mail.data()).as("nothing personal").hasToString("{\"user_id\":\"" + USER + "\"}");
    }

    @Test
    void createdWhenToldByTwoEventsThenStillOneProfileAndOneMail() {
        fixture.hear(created());
        fixture.hear(created());
        assertThat(fixture.query("select id from profile")).hasSize(1);
        assertThat(fixture.query("select id from outbox")).hasSize(2);
    }

    @Test
    void createdWhenTheNameFitsNoProfileThenAProfileWithoutIt() {
        for (String name : List.of("a\u202eb", "\u200b", "a\nb", "x".repeat(101))) {
            String user = UUID.randomUUID().toString();
            fixture.hear(fixture.auth.event(
                    "USER_CREATED", user, Map.of("user_id", user, "email", "ada@example.org", "display_name", name)));
        }
        fixture.hear(fixture.auth.event(
                "USER_CREATED", USER, Map.of("user_id", USER, "email", "ada@example.org", "display_name", "\u200b")));
        assertThat(fixture.query("select id from profile")).hasSize(5);
        assertThat(fixture.profile()).map(ProfileView::displayName).isEmpty();
        assertThat(letters("auth.from-user"))
                .allSatisfy(told -> assertThat(told.data().get("changed")).hasToString("[\"email\"]"));
    }

    @Test
    void loggedOutWhenHeardAfterCreatedOldestLastThenTheLatestTimeIsShown() {
        CloudEvent latest = loggedOutMinutesAgo(10);
        List.of(created(), loggedOutMinutesAgo(30), latest, loggedOutMinutesAgo(50))
                .forEach(fixture::hear);
        assertThat(lastActivity()).isEqualTo(latest.time());
    }

    @Test
    void loggedOutWhenHeardBeforeCreatedThenTheLatestTimeIsShown() {
        CloudEvent latest = loggedOutMinutesAgo(10);
        List.of(loggedOutMinutesAgo(50), latest, loggedOutMinutesAgo(30), created())
                .forEach(fixture::hear);
        assertThat(lastActivity()).isEqualTo(latest.time());
    }

    /** Nobody can tell whose clock it is that is wrong. */
    @Test
    void loggedOutWhenTheClockHereIsSlowThenTheTimeToldCounts() {
        CloudEvent ahead = loggedOut(Clock.offset(fixture.clock, Duration.ofDays(1)));
        List.of(created(), ahead).forEach(fixture::hear);
        assertThat(lastActivity()).isEqualTo(ahead.time());
    }

    @Test
    void loggedOutWhenItsClockIsFarAheadThenItCountsAsNow() {
        fixture.hear(created());
        fixture.hear(loggedOut(Clock.offset(fixture.clock, Duration.ofDays(1).plusNanos(1000))));
        assertThat(lastActivity()).isEqualTo(fixture.clock.instant());
        fixture.clock.advance(Duration.ofMinutes(1));
        CloudEvent later = loggedOut(fixture.clock);
        fixture.hear(later);
        assertThat(lastActivity()).isEqualTo(later.time());
    }

    @Test
    void deletedWhenConfirmedBeforeCreatedThenNoProfileAndNoMail() {
        fixture.hear(changed("USER_DELETED", 3));
        fixture.settle(ErasureFixture::gone);
        fixture.hear(created());
        fixture.hear(loggedOutMinutesAgo(10));
        fixture.hear(changed("USER_ENABLED", 4));
        fixture.hear(changed("USER_DELETED", 5));
        assertThat(fixture.query("select id from profile")).isEmpty();
        assertThat(fixture.query("select id from outbox")).isEmpty();
        assertThat(fixture.query("select state from account")).containsExactly("DELETED");
        assertThat(fixture.query("select id from account where last_activity_at is null and erasure_due_at is null"))
                .hasSize(1);
    }

    @Test
    void deletedWhenCreatedBeforeItIsConfirmedThenNeitherProfileNorMailIsLeft() {
        fixture.hear(changed("USER_DELETED", 3));
        fixture.hear(created());
        fixture.settle(ErasureFixture::gone);
        assertThat(fixture.query("select id from profile")).isEmpty();
        assertThat(fixture.query("select id from outbox where destination = 'email-service'"))
                .isEmpty();
        assertThat(fixture.query("select state from account")).containsExactly("DELETED");
    }

    /** Whoever can write into the queue can tell so. */
    @Test
    void deletedWhenRefutedThenAsIfNoneHadBeenTold() {
        CloudEvent seen = loggedOutMinutesAgo(10);
        fixture.hear(changed("USER_DISABLED", 2));
        fixture.hear(changed("USER_DELETED", 900));
        fixture.hear(created());
        fixture.hear(seen);
        fixture.settle(ErasureFixture::there);
        fixture.clock.advance(Duration.ofHours(1));
        fixture.settle(ErasureFixture::gone);
        assertThat(lastActivity()).isEqualTo(seen.time());
        assertThat(letter("email-service").subject()).isEqualTo(USER);
        assertThat(fixture.query("select state from account where state_version = 2"))
                .containsExactly("DISABLED");
    }

    /** What auth answers may be older than what it tells next. */
    @Test
    void deletedWhenToldAgainWhileAuthIsAskedThenItIsAskedAgain() {
        fixture.hear(created());
        fixture.hear(changed("USER_DELETED", 900));
        fixture.settle(user -> {
            fixture.hear(changed("USER_DELETED", 2));
            return ErasureFixture.there(user);
        });
        assertThat(fixture.profile()).isPresent();
        fixture.settle(ErasureFixture::gone);
        assertThat(fixture.profile()).isEmpty();
    }

    @Test
    void deletedWhenThereIsAProfileThenItStaysUntilAuthConfirms() {
        fixture.hear(created());
        fixture.hear(changed("USER_DELETED", 3));
        assertThat(fixture.profile()).isPresent();
    }

    @Test
    void disabledAndEnabledWhenReversedThenTheHighestVersionCounts() {
        List<CloudEvent> events =
                List.of(changed("USER_DISABLED", 2), changed("USER_ENABLED", 3), changed("USER_DISABLED", 4));
        reversed(events).forEach(fixture::hear);
        assertThat(fixture.query("select state from account")).containsExactly("DISABLED");
        fixture.hear(changed("USER_ENABLED", 5));
        assertThat(fixture.query("select state from account")).containsExactly("ACTIVE");
    }

    @Test
    void eventWhenUnknownOrIncompleteOrForgedThenParkedWithoutEffect() {
        EventSource forger = new EventSource(new ServiceName("property-service"), fixture.clock);
        fixture.hear(fixture.auth.event("USER_RENAMED", USER, Map.of("user_id", USER)));
        fixture.hear(fixture.auth.event("USER_CREATED", USER, Map.of("user_id", USER)));
        fixture.hear(fixture.auth.event("USER_CREATED", USER, Map.of("user_id", "7", "email", "a@b.c")));
        fixture.hear(fixture.auth.event("USER_DISABLED", USER, Map.of("user_id", USER, "version", "x")));
        fixture.hear(forger.event("USER_CREATED", USER, Map.of("user_id", USER, "email", "a@b.c")));
        assertThat(fixture.query("select event_id from inbox where state = 'parked'"))
                .hasSize(5);
        assertThat(fixture.query("select id from account")).isEmpty();
    }

    private CloudEvent created() {
        return fixture.auth.event(
                "USER_CREATED", USER, Map.of("user_id", USER, "email", "ada@example.org", "display_name", "Ada"));
    }

    private static CloudEvent loggedOut(Clock clock) {
        return new EventSource(new ServiceName("auth-service"), clock)
                .event("USER_LOGGED_OUT", USER, Map.of("user_id", USER, "session_id", UUID.randomUUID()));
    }

    private CloudEvent loggedOutMinutesAgo(int minutes) {
        return loggedOut(Clock.offset(fixture.clock, Duration.ofMinutes(-minutes)));
    }

    private Instant lastActivity() {
        return fixture.profile().orElseThrow().lastActivityAt();
    }

    private CloudEvent changed(String name, int version) {
        return fixture.auth.event(name, USER, Map.of("user_id", USER, "version", version));
    }

    private CloudEvent letter(String destination) {
        List<CloudEvent> letters = letters(destination);
        assertThat(letters).hasSize(1);
        return letters.get(0);
    }

    private List<CloudEvent> letters(String destination) {
        return fixture.query("select payload from outbox where destination = '" + destination + "'").stream()
                .map(letter -> CloudEvent.parse((String) letter).orElseThrow())
                .toList();
    }

    private static <T> List<T> reversed(List<T> list) {
        return IntStream.rangeClosed(1, list.size())
                .mapToObj(i -> list.get(list.size() - i))
                .toList();
    }
}
