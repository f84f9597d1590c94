package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.TestKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    private static final KeyFile.Copy COPY =
            new KeyFile.Copy("https://issuer", Instant.parse("2026-06-01T12:00:00Z"), TestKey.TRUSTED.jwks());

    @TempDir
    Path directory;

    @Test
    void readWhenWrittenThenTheSame() throws IOException {
        KeyFile file = new KeyFile(directory.resolve("new"));
        file.write(COPY);
        file.write(COPY);
        assertThat(file.read("https://issuer")).contains(COPY);
        try (Stream<Path> left = Files.list(directory.resolve("new"))) {
            assertThat(left).as("no temporary file stays").hasSize(1);
        }
    }

    @Test
    void writeWhenPosixThenForItsOwnerOnly() throws IOException {
        new KeyFile(directory).write(COPY);
        Path written = directory.resolve("jwks.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
                .isEqualTo("rw-------");
    }

    @Test
    void readWhenOfAnotherIssuerThenNothing() throws IOException {
        new KeyFile(directory).write(COPY);
        assertThat(new KeyFile(directory).read("https://other")).isEmpty();
    }

    @Test
    void readWhenDamagedOrAbsentThenNothing() throws IOException {
        assertThat(new KeyFile(directory).read("https://issuer")).isEmpty();
        Files.writeString(directory.resolve("jwks.json"), "{\"issuer\":");
        assertThat(new KeyFile(directory).read("https://issuer")).isEmpty();
        Files.writeString(directory.resolve("jwks.json"), "{}");
        assertThat(new KeyFile(directory).read("https://issuer")).isEmpty();
    }

    @Test
    void readWhenWrittenByTheTestKeyThenTrusted() throws IOException {
        TestKey.TRUSTED.saveIn(directory, "https://issuer", COPY.fetchedAt());
        assertThat(new KeyFile(directory).read("https://issuer")).contains(COPY);
    }
}
