package io.symbolon.common.inbound;

import io.symbolon.common.inbound.revocation.Followed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps the file as the guard's trust changes: keys at once, revocations at most once a second, so that a flood of them
 * costs one write. Without a directory nothing is kept. Thread-safe.
 */
final class SavedTrust {
    /** Between two writes that revocations cause: what a crash loses is pulled again from the cursor. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(SavedTrust.class.getName());

    private final Optional<TrustFile> file;
    private final InstantSource clock;
    private TrustFile.Copy copy;
    private Instant written = Instant.MIN;
    private boolean dirty;
    private boolean failing;

    SavedTrust(Optional<TrustFile> file, String issuer, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        this.copy = TrustFile.Copy.empty(issuer);
    }

    /** What the file holds. */
    synchronized TrustFile.Copy read() {
        file.ifPresent(saved -> copy = saved.read(copy.issuer()));
        return copy;
    }

    synchronized void keys(Instant fetchedAt, String jwks) {
        copy = copy.with(fetchedAt, jwks);
        write();
    }

    /** A later pull that brought nothing is no reason to write: at worst an older cursor is asked from. */
    synchronized void revocations(Followed followed) {
        Followed before = copy.revocations();
        copy = copy.with(followed);
        dirty |= before == null || !Objects.equals(followed.cursor(), before.cursor());
        tick();
    }

    /** Writes what is waiting, when it has waited long enough. */
    synchronized void tick() {
        boolean rested = written.equals(Instant.MIN)
                || Duration.between(written, clock.instant()).abs().compareTo(PAUSE) >= 0;
        if (dirty && rested) {
            write();
        }
    }

    private void write() {
        written = clock.instant();
        dirty = false;
        file.ifPresent(saved -> {
            try {
                saved.write(copy);
                failing = false;
            } catch (IOException unwritable) {
                dirty = true;
                report(unwritable);
            }
        });
    }

    /** Once per outage. */
    private void report(IOException unwritable) {
        if (!failing) {
            failing = true;
            LOG.log(System.Logger.Level.WARNING, "symbolon.state.dir cannot be written: {0}", unwritable.toString());
        }
    }
}
