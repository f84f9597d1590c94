package io.symbolon.email.queue;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * A message in a worker's hands.
 *
 * @param claim under which it was claimed: only the present claim may write what became of it
 * @param attempts with the one that now begins
 * @param isRefused whether a recipient was refused for good at an earlier attempt
 * @param since from when on it has its time: acceptance, or the last order to try it again
 */
record Claimed(
        UUID id, UUID claim, Instant createdAt, int attempts, boolean isRefused, Ciphertext content, Instant since) {
    /** In which several are written. */
    static final Comparator<Claimed> ORDER = Comparator.comparing(Claimed::id);
}
