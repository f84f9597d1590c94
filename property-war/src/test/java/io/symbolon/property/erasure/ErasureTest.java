package io.symbolon.property.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.authclient.AuthUnavailableException.UserNotRead;
import io.symbolon.common.authclient.AuthUser;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.property.property.PropertyFixture;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** USER_DELETED acts only after auth confirms it (CONTRACT section 9). */
class ErasureTest {
    private static final UUID ADA = UUID.fromString("6f1b7c1e-9d0e-4a55-9d5a-0c9b8f6c2a10");
    private static final UUID BOB = UUID.fromString("1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed");

    private final TestClock clock = TestClock.standing();
    private TestDatabase database;
    private PropertyFixture properties;
    private ErasureFixture erasure;

    private void start(Database vendor) {
        database = TestDatabase.start(vendor);
        properties = new PropertyFixture(database);
        erasure = new ErasureFixture(database);
        properties.add(ADA, "hers", clock.instant());
        properties.add(BOB, "his", clock.instant());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void deletionWhenAuthConfirmsThenThatUsersPropertiesAreGone(Database vendor) {
        start(vendor);
        told(ADA);
        told(ADA);

        erasure.round(ErasureTest::gone, clock);

        assertThat(properties.namesOf(ADA)).isEmpty();
        assertThat(properties.namesOf(BOB)).containsExactly("his");
    }

    /** A token of the user may outlive the account by its own life. */
    @ParameterizedTest
    @EnumSource
    void deletionWhenATokenWasStillAliveThenWhatItMadeGoesToo(Database vendor) {
        start(vendor);
        told(ADA);
        erasure.round(ErasureTest::gone, clock);
        properties.add(ADA, "late", clock.instant());

        clock.advance(ErasureStore.LAST_LOOK.minusNanos(1000));
        erasure.round(ErasureTest::gone, clock);
        assertThat(properties.namesOf(ADA)).containsExactly("late");
        clock.advance(Duration.ofNanos(1000));
        erasure.round(ErasureTest::gone, clock);

        assertThat(properties.namesOf(ADA)).isEmpty();
        assertThat(erasure.waiting()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void deletionWhenAuthHasTheAccountThenNothingIsLost(Database vendor) {
        start(vendor);
        told(ADA);

        erasure.round(ErasureTest::there, clock);

        assertThat(properties.namesOf(ADA)).containsExactly("hers");
        assertThat(erasure.waiting()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void deletionWhenAuthSaysNothingThenItIsAskedAgainLater(Database vendor) {
        start(vendor);
        told(ADA);

        erasure.round(ErasureTest::nothingSaid, clock);
        erasure.round(ErasureTest::gone, clock);
        assertThat(properties.namesOf(ADA)).containsExactly("hers");
        clock.advance(Duration.ofSeconds(5));
        erasure.round(ErasureTest::gone, clock);

        assertThat(properties.namesOf(ADA)).isEmpty();
    }

    /** A day ahead of the true one, and set right: neither the first look nor the last waits for that day. */
    @ParameterizedTest
    @EnumSource
    void deletionWhenToldUnderAClockThatWasAheadThenGoneAndSettledAllTheSame(Database vendor) {
        start(vendor);
        TestClock ahead = TestClock.at(clock.instant().plus(Duration.ofDays(1)));
        database.transactions().run(() -> erasure.store().note(ADA, ahead.instant()));

        erasure.round(ErasureTest::gone, clock);
        assertThat(properties.namesOf(ADA)).isEmpty();
        properties.add(ADA, "late", clock.instant());
        clock.advance(ErasureStore.LAST_LOOK);
        erasure.round(ErasureTest::gone, clock);

        assertThat(properties.namesOf(ADA)).isEmpty();
        assertThat(erasure.waiting()).isZero();
    }

    /** What auth answers may be older than what it tells next. */
    @ParameterizedTest
    @EnumSource
    void deletionWhenToldAgainWhileAuthIsAskedThenItIsAskedAgain(Database vendor) {
        start(vendor);
        told(ADA);
        clock.advance(Duration.ofSeconds(1));

        erasure.round(
                user -> {
                    told(user);
                    return there(user);
                },
                clock);
        assertThat(properties.namesOf(ADA)).containsExactly("hers");
        erasure.round(ErasureTest::gone, clock);

        assertThat(properties.namesOf(ADA)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void deletionWhenOnesFailsThenTheOthersAreGoneAndItIsTriedAgainSoon(Database vendor) {
        start(vendor);
        told(ADA);
        told(BOB);

        erasure.round(
                user -> {
                    if (user.equals(ADA)) {
                        throw new IllegalStateException("planted");
                    }
                    return gone(user);
                },
                clock);
        assertThat(properties.namesOf(ADA)).containsExactly("hers");
        assertThat(properties.namesOf(BOB)).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        erasure.round(ErasureTest::gone, clock);

        assertThat(properties.namesOf(ADA)).isEmpty();
    }

    private static Optional<AuthUser> gone(UUID user) {
        return Optional.empty();
    }

    private static Optional<AuthUser> there(UUID user) {
        return Optional.of(new AuthUser(user, null, null, null, "active", null, null));
    }

    private static Optional<AuthUser> nothingSaid(UUID user) {
        throw new UserNotRead(new IllegalStateException("auth answers 503"));
    }

    private void told(UUID user) {
        database.transactions().run(() -> erasure.store().note(user, clock.instant()));
    }
}
