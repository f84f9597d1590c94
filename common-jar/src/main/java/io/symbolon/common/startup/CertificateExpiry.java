package io.symbolon.common.startup;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** When the first certificate of a store expires; read anew when another file has taken the store's place. Thread-safe. */
final class CertificateExpiry {
    /** Time enough for another one, also where an authority's needs all servers started again. */
    private static final Duration SOON = Duration.ofDays(30);

    private static final Logger LOG = System.getLogger(CertificateExpiry.class.getName());

    private final String name;
    private final Path file;
    private final String password;
    private final InstantSource clock;
    private FileTime read;
    private Optional<Instant> first = Optional.empty();

    /** @param name of the setting that names the store */
    CertificateExpiry(String name, Path file, String password, InstantSource clock) {
        this.name = name;
        this.file = file;
        this.password = password;
        this.clock = clock;
    }

    /** Negative once it has expired; 0 when the store cannot be read, or holds none. */
    long secondsLeft() {
        return left().map(Duration::toSeconds).orElse(0L);
    }

    private synchronized Optional<Duration> left() {
        try {
            FileTime written = Files.getLastModifiedTime(file);
            if (!written.equals(read)) {
                first = CertificateStore.firstExpiry(file, password);
                read = written;
            }
            return first.map(expiry -> Duration.between(clock.instant(), expiry));
        } catch (IOException | GeneralSecurityException unreadable) {
            return Optional.empty(); // at a start that is a fault of its own
        }
    }

    /** Tells the log when it is time to see to another certificate. */
    void warn() {
        left().filter(left -> left.compareTo(SOON) < 0).ifPresent(this::warn);
    }

    private void warn(Duration left) {
        if (left.isNegative()) {
            LOG.log(Level.WARNING, "{0}: a certificate has expired", name);
        } else {
            LOG.log(Level.WARNING, "{0}: a certificate expires in {1} days", name, left.toDays());
        }
    }
}
