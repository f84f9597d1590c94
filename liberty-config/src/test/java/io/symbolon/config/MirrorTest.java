package io.symbolon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorTest {
    @TempDir
    private Path directory;

    private Path source;
    private Path target;

    @BeforeEach
    void folders() throws Exception {
        source = Files.createDirectories(directory.resolve("source/drivers")).getParent();
        target = directory.resolve("target");
        Files.writeString(source.resolve("drivers/h2-2.jar"), "two");
    }

    @Test
    void copyWhenAnOlderDriverLiesThereThenItGoes() throws Exception {
        Files.createDirectories(target.resolve("drivers"));
        Files.writeString(target.resolve("drivers/h2-1.jar"), "one");

        Mirror.copy(source, target);
        assertThat(target.resolve("drivers")).isDirectoryContaining("glob:**h2-2.jar");
        assertThat(target.resolve("drivers/h2-1.jar")).doesNotExist();
    }

    @Test
    void copyWhenNothingChangedThenARunningServerSeesNoNewFile() throws Exception {
        Mirror.copy(source, target);
        Path copy = target.resolve("drivers/h2-2.jar");
        Files.setLastModifiedTime(copy, FileTime.fromMillis(0));

        Mirror.copy(source, target);
        assertThat(Files.getLastModifiedTime(copy).toMillis()).isZero();
    }

    @Test
    void copyWhenContentChangedThenTheNewOne() throws Exception {
        Mirror.copy(source, target);
        Files.writeString(source.resolve("drivers/h2-2.jar"), "owt");

        Mirror.copy(source, target);
        assertThat(target.resolve("drivers/h2-2.jar")).hasContent("owt");
    }
}
