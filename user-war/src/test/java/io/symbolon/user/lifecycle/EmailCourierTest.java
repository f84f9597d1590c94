package io.symbolon.user.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.Delivery;
import io.symbolon.common.event.Delivery.Outcome;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.Letter;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.common.token.ServiceName;
import io.symbolon.user.TestKeys;
import io.symbolon.user.profile.BaseProfile;
import io.symbolon.user.profile.ProfileStore;
import io.symbolon.user.profile.UserId;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailCourierTest {
    private static final int UNREACHABLE = 0;
    private static final int ENOUGH = 429;
    private static final int RETRY_AFTER = 1234; // seconds

    private final List<String> keys = new ArrayList<>();
    private final List<EmailMessage> mails = new ArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private final TestDatabase database = TestDatabase.start(Database.H2);
    private final ProfileStore profiles =
            new ProfileStore(database.entities(), database.source(), TestKeys.KEYS, TestClock.standing());
    private final EmailCourier courier = new EmailCourier(this::answer, profiles);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void carryWhenAcceptedThenDeliveredUnderTheEventsId() {
        Letter letter = letter("ada@example.org");
        assertThat(carry(List.of(letter), 202)).containsExactly(Delivery.delivered(letter));
        assertThat(keys).containsExactly(letter.eventId().toString());
        assertThat(mails).containsExactly(new EmailMessage("ada@example.org", "welcome"));
    }

    @ParameterizedTest
    @CsvSource({
        "409, DELIVERED",
        "400, REFUSED",
        "413, REFUSED",
        "401, FAILED",
        "403, FAILED",
        "404, FAILED",
        "429, POSTPONED",
        "500, FAILED",
        "503, FAILED",
        "0, FAILED"
    })
    void carryWhenNotAcceptedThenTriedAgainUnlessItIsTheMailsFault(int status, Outcome outcome) {
        assertThat(carry(List.of(letter("ada@example.org")), status))
                .extracting(Delivery::outcome)
                .containsExactly(outcome);
    }

    @Test
    void carryWhenOneFailsThenTheOthersAreNotAttempted() {
        List<Letter> letters = Stream.of("a@example.org", "b@example.org", "c@example.org")
                .map(this::letter)
                .toList();
        assertThat(carry(letters, 202, UNREACHABLE))
                .extracting(Delivery::outcome)
                .containsExactly(Outcome.DELIVERED, Outcome.FAILED);
        assertThat(mails).hasSize(2);
    }

    @Test
    void carryWhenOneReceiverHasHadEnoughThenTheOthersAreCarriedAndItWaitsAsLongAsItIsTold() {
        List<Letter> letters = Stream.of("a@example.org", "b@example.org", "c@example.org")
                .map(this::letter)
                .toList();
        assertThat(carry(letters, 202, ENOUGH, 202))
                .containsExactly(
                        Delivery.delivered(letters.get(0)),
                        Delivery.postponed(letters.get(1), "status 429", Duration.ofSeconds(RETRY_AFTER)),
                        Delivery.delivered(letters.get(2)));
    }

    @Test
    void carryWhenItIsNoCreationThenRefusedWithoutACall() {
        Letter letter = new Letter(1, UUID.randomUUID(), "{}", 0);
        assertThat(carry(List.of(letter))).extracting(Delivery::outcome).containsExactly(Outcome.REFUSED);
        assertThat(mails).isEmpty();
    }

    @Test
    void carryWhenTheProfileIsErasedMeanwhileThenDoneWithoutACall() {
        Letter letter = letter(new UserId(UUID.randomUUID()));
        assertThat(carry(List.of(letter))).containsExactly(Delivery.delivered(letter));
        assertThat(mails).isEmpty();
    }

    /** Letters once were whole events; the profile's address counts all the same. */
    @Test
    void carryWhenAnEarlierReleaseWroteItThenCarried() {
        UserId user = profile("ada@example.org");
        CloudEvent created = auth().event(
                        "USER_CREATED",
                        user.toString(),
                        Map.of("user_id", user.toString(), "email", "ada@example.com", "display_name", "Ada"));
        Letter letter = new Letter(1, created.id(), created.toJson(), 0);
        assertThat(carry(List.of(letter), 202)).containsExactly(Delivery.delivered(letter));
        assertThat(mails).containsExactly(new EmailMessage("ada@example.org", "welcome"));
    }

    @Test
    void carryWhenAProfileDoesNotOpenThenItsLetterWaitsAndTheOthersAreCarried() {
        Letter damaged = letter("a@example.org");
        database.transactions().run(() -> database.entities()
                .createNativeQuery("update profile set person = '{\"email\":\"AAAA\"}'")
                .executeUpdate());
        assertThat(carry(List.of(damaged, letter("b@example.org")), 202))
                .extracting(Delivery::outcome)
                .containsExactly(Outcome.POSTPONED, Outcome.DELIVERED);
    }

    private List<Delivery> carry(List<Letter> letters, Integer... statuses) {
        answers.addAll(List.of(statuses));
        return courier.carry(EmailCourier.DESTINATION, letters);
    }

    private Response answer(String idempotencyKey, EmailMessage message) {
        keys.add(idempotencyKey);
        mails.add(message);
        int status = answers.remove();
        if (status == UNREACHABLE) {
            throw new ProcessingException("connection refused");
        }
        if (status >= 400) {
            throw new WebApplicationException(
                    Response.status(status).header("Retry-After", RETRY_AFTER).build());
        }
        return Response.status(status).build();
    }

    private Letter letter(String address) {
        return letter(profile(address));
    }

    private static Letter letter(UserId user) {
        CloudEvent event = auth().event("USER_CREATED", user.toString(), Map.of("user_id", user.toString()));
        return new Letter(1, event.id(), event.toJson(), 0);
    }

    private UserId profile(String address) {
        UserId user = new UserId(UUID.randomUUID());
        database.transactions().run(() -> profiles.create(new BaseProfile(user, address, "Eve", null)));
        return user;
    }

    private static EventSource auth() {
        return new EventSource(new ServiceName("auth-service"), TestClock.standing());
    }
}
