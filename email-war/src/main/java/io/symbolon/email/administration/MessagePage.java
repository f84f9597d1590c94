package io.symbolon.email.administration;

import io.symbolon.email.queue.SentMessage;
import java.util.List;

/** One page of messages (CONTRACT section 8); {@code next} is absent on the last. */
public record MessagePage(List<SentMessage> items, String next) {
    public MessagePage {
        items = List.copyOf(items);
    }

    /** Of one row more than the limit, which tells whether there is a next page. */
    static MessagePage of(List<SentMessage> rows, int limit) {
        return rows.size() > limit
                ? new MessagePage(
                        rows.subList(0, limit), rows.get(limit - 1).id().toString())
                : new MessagePage(rows, null);
    }
}
