package io.symbolon.email.queue;

import java.util.UUID;

/**
 * The answer to a mail: stored under the id, now or by an earlier request with the same key and body; or, in a conflict,
 * not stored, because the key was used with another body.
 *
 * @param id null in a conflict
 */
public record Acceptance(UUID id) {
    static final Acceptance CONFLICT = new Acceptance(null);

    public boolean isConflict() {
        return id == null;
    }
}
