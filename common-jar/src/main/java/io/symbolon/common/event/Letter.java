package io.symbolon.common.event;

import java.util.UUID;

/**
 * One event on its way to one destination.
 *
 * @param id of the outbox row
 * @param eventId the event's, the same at every attempt
 * @param event the event in its wire form; personal data may be in it
 * @param attempts how often it was carried in vain before
 */
public record Letter(long id, UUID eventId, String event, int attempts) {
    @Override
    public String toString() {
        return "letter " + id + " with event " + eventId;
    }
}
