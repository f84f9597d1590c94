package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.inbound.revocation.Followed;
import io.symbolon.common.inbound.revocation.RevokedEntry;
import io.symbolon.common.testing.TestKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustFileTest {
    private static final TrustFile.Copy COPY =
            new TrustFile.Copy("https://issuer", Instant.parse("2026-06-01T12:00:00Z"), TestKey.TRUSTED.jwks(), null);
    private static final Followed REVOKED = new Followed(
            "7-x",
            Instant.parse("2026-06-01T12:00:01.5Z"),
            List.of(new RevokedEntry(
                    "sid", "s", Instant.parse("2026-06-01T12:00:00Z"), Instant.parse("2026-06-01T13:00:00Z"))));

    @TempDir
    Path directory;

    @Test
    void readWhenWrittenThenTheSame() throws IOException {
        TrustFile file = new TrustFile(directory.resolve("new"));
        file.write(COPY);
        file.write(COPY);
        assertThat(file.read("https://issuer")).isEqualTo(COPY);
        file.write(COPY.with(REVOKED));
        assertThat(file.read("https://issuer").revocations()).isEqualTo(REVOKED);
        try (Stream<Path> left = Files.list(directory.resolve("new"))) {
            assertThat(left).as("no temporary file stays").hasSize(1);
        }
    }

    @Test
    void writeWhenPosixThenForItsOwnerOnly() throws IOException {
        new TrustFile(directory).write(COPY);
        Path written = directory.resolve("trust.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
                .isEqualTo("rw-------");
    }

    @Test
    void readWhenOfAnotherIssuerThenNothing() throws IOException {
        new TrustFile(directory).write(COPY);
        assertThat(new TrustFile(directory).read("https://other").hasKeys()).isFalse();
    }

    @Test
    void readWhenDamagedOrAbsentThenNothing() throws IOException {
        assertThat(new TrustFile(directory).read("https://issuer").hasKeys()).isFalse();
        Files.writeString(directory.resolve("trust.json"), "{\"issuer\":");
        assertThat(new TrustFile(directory).read("https://issuer").hasKeys()).isFalse();
        Files.writeString(directory.resolve("trust.json"), "null");
        assertThat(new TrustFile(directory).read("https://issuer").hasKeys()).isFalse();
        Files.writeString(directory.resolve("trust.json"), "{}");
        assertThat(new TrustFile(directory).read("https://issuer").hasKeys()).isFalse();
    }

    @Test
    void readWhenWrittenByTheTestKeyThenTrusted() throws IOException {
        TestKey.TRUSTED.saveIn(directory, "https://issuer", COPY.fetchedAt());
        assertThat(new TrustFile(directory).read("https://issuer")).isEqualTo(COPY);
    }
}
