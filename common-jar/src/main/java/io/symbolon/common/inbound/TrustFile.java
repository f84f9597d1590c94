package io.symbolon.common.inbound;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.symbolon.common.inbound.revocation.Followed;
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

/**
 * The last JWK set and what was revoked, on disk, so that a service can restart while auth is down. Written whole, readable
 * by its owner.
 */
final class TrustFile {
    private static final System.Logger LOG = System.getLogger(TrustFile.class.getName());
    private static final ObjectMapper JSON = Json.tolerant();

    private final Path file;

    TrustFile(Path directory) {
        this.file = directory.resolve("trust.json");
    }

    /**
     * What was heard, from whom, and when.
     *
     * @param fetchedAt of the JWK set; null while there is none
     * @param revocations null while none were followed
     */
    record Copy(String issuer, Instant fetchedAt, String jwks, Followed revocations) {
        static Copy empty(String issuer) {
            return new Copy(issuer, null, null, null);
        }

        Copy with(Instant newlyFetched, String newJwks) {
            return new Copy(issuer, newlyFetched, newJwks, revocations);
        }

        Copy with(Followed newRevocations) {
            return new Copy(issuer, fetchedAt, jwks, newRevocations);
        }

        boolean hasKeys() {
            return fetchedAt != null && jwks != null;
        }
    }

    /** The copy of what that issuer said; an empty one when there is none that can be read. */
    Copy read(String issuer) {
        return stored().filter(copy -> issuer.equals(copy.issuer())).orElseGet(() -> Copy.empty(issuer));
    }

    private Optional<Copy> stored() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(Files.readString(file), Copy.class));
        } catch (IOException unreadable) {
            LOG.log(System.Logger.Level.WARNING, "the saved keys cannot be read; waiting for auth: {0}", unreadable);
            return Optional.empty();
        }
    }

    /** @throws IOException when the directory cannot be written to */
    void write(Copy copy) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(file.getParent(), "trust", ".tmp", ownerOnly());
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
