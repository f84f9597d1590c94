package io.symbolon.common.inbound;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.symbolon.common.json.Json;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;

/** The last JWK set on disk, so that a service can restart while auth is down. Written whole, readable by its owner. */
final class KeyFile {
    private static final System.Logger LOG = System.getLogger(KeyFile.class.getName());
    private static final ObjectMapper JSON = Json.tolerant();

    private final Path file;

    KeyFile(Path directory) {
        this.file = directory.resolve("jwks.json");
    }

    /** What was fetched, from whom, and when. */
    record Copy(String issuer, Instant fetchedAt, String jwks) {}

    /** The copy of that issuer's keys; empty when there is none that can be read. */
    Optional<Copy> read(String issuer) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Copy copy = JSON.readValue(Files.readString(file), Copy.class);
            boolean usable = issuer.equals(copy.issuer()) && copy.fetchedAt() != null && copy.jwks() != null;
            return usable ? Optional.of(copy) : Optional.empty();
        } catch (IOException unreadable) {
            LOG.log(System.Logger.Level.WARNING, "the saved keys cannot be read; waiting for auth: {0}", unreadable);
            return Optional.empty();
        }
    }

    /** @throws IOException when the directory cannot be written to */
    void write(Copy copy) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), "jwks", ".tmp", ownerOnly());
        try {
            Files.writeString(fresh, JSON.writeValueAsString(copy));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
