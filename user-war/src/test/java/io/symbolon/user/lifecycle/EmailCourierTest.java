package io.symbolon.user.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.event.Delivery;
import io.symbolon.common.event.Delivery.Outcome;
import io.symbolon.common.event.EventSource;
import io.symbolon.common.event.Letter;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.token.ServiceName;
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
    private final EmailCourier courier = new EmailCourier(this::answer);

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
                .map(EmailCourierTest::letter)
                .toList();
        assertThat(carry(letters, 202, UNREACHABLE))
                .extracting(Delivery::outcome)
                .containsExactly(Outcome.DELIVERED, Outcome.FAILED);
        assertThat(mails).hasSize(2);
    }

    @Test
    void carryWhenOneReceiverHasHadEnoughThenTheOthersAreCarriedAndItWaitsAsLongAsItIsTold() {
        List<Letter> letters = Stream.of("a@example.org", "b@example.org", "c@example.org")
                .map(EmailCourierTest::letter)
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

    private static Letter letter(String address) {
        CloudEvent event = new EventSource(new ServiceName("auth-service"), TestClock.standing())
                .event(
                        "USER_CREATED",
                        LifecycleFixture.USER,
                        Map.of("user_id", LifecycleFixture.USER, "email", address, "display_name", "Eve"));
        return new Letter(1, event.id(), event.toJson(), 0);
    }
}
