package io.symbolon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    private static final String STARTED = "[AUDIT   ] CWWKZ0001I: Application user-war started in 9.1 seconds.\n";
    private static final String UPDATED = "[AUDIT   ] CWWKZ0003I: The application user-war updated in 4.2 seconds.\n";

    @TempDir
    private Path directory;

    private Path log;
    private Path war;
    private Run run;

    @BeforeEach
    void aServerThatIsUp() throws Exception {
        log = Files.writeString(directory.resolve("console.log"), STARTED);
        war = Files.writeString(directory.resolve("user-war.war"), "yesterday's");
        Files.setLastModifiedTime(war, FileTime.fromMillis(0));
        Path pid = OwnPid.write(directory.resolve("java.pid"));
        run = new Run(directory.resolve("run"), new ServerProcess(pid), new ServerLog(log), war);
        run.begin();
    }

    @Test
    void nothingNewWasDeployedThenUpToDate() throws Exception {
        assertThat(run.isUpToDate()).isTrue();
    }

    @Test
    void deployedButNotYetNoticedThenNotUpToDateUntilTheServerSaysSo() throws Exception {
        run.begin(); // what it logged before is past
        Files.setLastModifiedTime(
                war,
                FileTime.from(Files.getLastModifiedTime(run.file()).toInstant().plusSeconds(1)));

        assertThat(run.isUpToDate()).isFalse();
        Files.writeString(log, UPDATED, StandardOpenOption.APPEND);
        assertThat(run.isUpToDate()).isTrue();
    }
}
