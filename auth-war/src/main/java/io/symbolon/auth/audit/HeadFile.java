package io.symbolon.auth.audit;

import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The last head outside the database, so that a cut is found over a restart too. Written whole. Thread-safe. */
public final class HeadFile {
    private final Optional<Path> file;

    /** @param directory of the server's own state; empty: nothing outlives the server but the log */
    public HeadFile(Optional<Path> directory) {
        this.file = directory.map(it -> it.resolve("audit-head.json"));
    }

    /**
     * Empty when there is none, or none in its form.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    Optional<Head> read() {
        return file.filter(Files::exists).flatMap(HeadFile::read);
    }

    /** @throws UncheckedIOException when the directory cannot be written to */
    void write(Head head) {
        file.ifPresent(it -> write(it, head.toJson()));
    }

    private static Optional<Head> read(Path file) {
        try {
            return Head.parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "audit-head", ".tmp");
            try {
                // on the disk before it takes the place: what a power cut left empty would tell of a cut in the trail
                Files.writeString(fresh, text, WRITE, DSYNC);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh); // there is one only when it could not be written or moved
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
