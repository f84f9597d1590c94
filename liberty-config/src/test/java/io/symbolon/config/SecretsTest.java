package io.symbolon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    private Path directory;

    @Test
    void openWhenNothingIsThereThenAFileThatOnlyItsOwnerReads() throws Exception {
        Secrets.open(file());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(file()).stream().filter(line -> !line.startsWith("#")))
                .allMatch(line -> line.matches("[A-Z_]+=\\S+"));
    }

    @Test
    void generatedWhenReadThenMarkedAndOf256Bits() throws Exception {
        Secrets secrets = Secrets.open(file());

        for (String name :
                List.of("AUTH_SERVICE_TOKEN", "INTERNAL_SERVICE_TOKEN", "ADMIN_PASSWORD", "USER_PROFILE_KEK")) {
            assertThat(secrets.value(name)).matches("dev-[A-Za-z0-9_-]{43}");
        }
        assertThat(secrets.value("USER_SERVICE_TOKEN")).isNotEqualTo(secrets.value("EMAIL_SERVICE_TOKEN"));
    }

    @Test
    void openWhenDoneBeforeThenNothingChanges() throws Exception {
        Secrets.open(file());
        String before = Files.readString(file());

        Secrets.open(file());
        assertThat(Files.readString(file())).isEqualTo(before);
    }

    @Test
    void openWhenAnOlderFileLacksSomeThenKeepsTheOthers() throws Exception {
        Files.writeString(file(), "# mine\nADMIN_PASSWORD=chosen by hand\n");

        Secrets secrets = Secrets.open(file());
        assertThat(secrets.value("ADMIN_PASSWORD")).isEqualTo("chosen by hand");
        assertThat(secrets.value("EMAIL_CONTENT_KEY")).startsWith("dev-");
        assertThat(Secrets.open(file()).value("EMAIL_CONTENT_KEY")).isEqualTo(secrets.value("EMAIL_CONTENT_KEY"));
    }

    @Test
    void toStringNeverShowsAValue() throws Exception {
        assertThat(Secrets.open(file())).hasToString(Secrets.open(file()).toString());
        assertThat(Secrets.open(file()).toString()).doesNotContain("dev-");
    }

    @Test
    void valueWhenUnknownThenTheNameIsSaid() throws Exception {
        Secrets secrets = Secrets.open(file());

        assertThatThrownBy(() -> secrets.value("NONE")).hasMessageContaining("NONE");
    }

    private Path file() {
        return directory.resolve("secrets.env");
    }
}
