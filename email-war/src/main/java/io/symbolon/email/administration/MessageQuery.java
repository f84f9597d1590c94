package io.symbolon.email.administration;

import io.symbolon.common.problem.Violation;
import io.symbolon.email.queue.MessageStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which messages are asked for; each member as it came, and perhaps null. */
record MessageQuery(String status, String limit, String cursor) {
    /** CONTRACT section 8. */
    private static final int MOST = 100;

    private static final int USUAL = 20;

    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        if (status != null && known().isEmpty()) {
            violations.add(new Violation("status", "must be queued, sent or failed"));
        }
        if (count() < 1 || count() > MOST) {
            violations.add(new Violation("limit", "must be a number between 1 and " + MOST));
        }
        if (cursor != null && after().isEmpty()) {
            violations.add(new Violation("cursor", "must be one that this list gave"));
        }
        return violations;
    }

    /** Failed ones, unless others are asked for. */
    MessageStatus wanted() {
        return known().orElse(MessageStatus.FAILED);
    }

    int count() {
        if (limit == null) {
            return USUAL;
        }
        return limit.matches("[0-9]{1,4}") ? Integer.parseInt(limit) : 0;
    }

    Optional<UUID> after() {
        return Optional.ofNullable(cursor).flatMap(MessageQuery::uuid);
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noUuid) {
            return Optional.empty();
        }
    }

    private Optional<MessageStatus> known() {
        return Arrays.stream(MessageStatus.values())
                .filter(one -> one.wire().equals(status))
                .findFirst();
    }
}
