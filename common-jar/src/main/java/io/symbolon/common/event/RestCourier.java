package io.symbolon.common.event;

import io.symbolon.common.problem.RetryAfter;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Carries letters by REST, a call each, one after the other, on the trace of the event. Thread-safe if its calls are. */
public abstract class RestCourier implements Courier {
    private final String destination;
    private final int batchSize;

    /** @param batchSize as many as a lease has time for, should each call take as long as it may */
    protected RestCourier(String destination, int batchSize) {
        this.destination = destination;
        this.batchSize = batchSize;
    }

    @Override
    public final Set<String> destinations() {
        return Set.of(destination);
    }

    @Override
    public final int batchSize() {
        return batchSize;
    }

    /** Ends with the first failure: where one call finds nobody, the next would not either. */
    @Override
    public final List<Delivery> carry(String to, List<Letter> letters) {
        List<Delivery> deliveries = new ArrayList<>();
        for (Letter letter : letters) {
            Delivery delivery = carry(letter);
            deliveries.add(delivery);
            if (delivery.outcome() == Delivery.Outcome.FAILED) {
                break;
            }
        }
        return deliveries;
    }

    private Delivery carry(Letter letter) {
        return CloudEvent.parse(letter.event())
                .map(event -> TraceContext.within(event.traceparent(), () -> carry(letter, event)))
                .orElseGet(() -> Delivery.refused(letter, "no event"));
    }

    /** Carries one, by {@link #call} most likely. */
    protected abstract Delivery carry(Letter letter, CloudEvent event);

    /**
     * What the receiver's answer means for the letter: 202 and 409 that it is delivered, 400 and 413 that it is refused, 429
     * that it is postponed, for at least as long as {@code Retry-After} says, up to a minute. Every other status, 200 and 204
     * too, is a failure and is tried again; so is a call that nobody answered.
     *
     * @param call throws what a MicroProfile REST client throws
     */
    protected static Delivery call(Letter letter, Supplier<Response> call) {
        try (Response accepted = call.get()) {
            return delivery(letter, accepted);
        } catch (WebApplicationException refused) {
            return delivery(letter, refused.getResponse());
        } catch (ProcessingException unreachable) {
            return Delivery.failed(letter, unreachable.getClass().getName());
        }
    }

    /**
     * 409: the letter's id came before, with other words perhaps, so it is there. 400 and 413 will be the same next time. 429:
     * enough for one receiver, while others wait for theirs.
     */
    private static Delivery delivery(Letter letter, Response answer) {
        int status = answer.getStatus();
        return switch (status) {
            case 202, 409 -> Delivery.delivered(letter);
            case 400, 413 -> Delivery.refused(letter, "status " + status);
            case 429 -> Delivery.postponed(letter, "status " + status, pause(answer));
            default -> Delivery.failed(letter, "status " + status);
        };
    }

    private static Duration pause(Response answer) {
        return RetryAfter.of(answer.getHeaderString(HttpHeaders.RETRY_AFTER)).orElse(Duration.ZERO);
    }
}
