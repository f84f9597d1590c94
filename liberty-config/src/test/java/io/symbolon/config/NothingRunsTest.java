package io.symbolon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingRunsTest {
    @TempDir
    private Path usr;

    @Test
    void whenAServerLivesThenRefusesAndNamesIt() throws Exception {
        OwnPid.write(pids().resolve("java.pid"));

        assertThatThrownBy(() -> NothingRuns.main(usr.toString())).hasMessageContaining("still running: java");
    }

    @Test
    void whenTheNumberIsSomebodyElsesNowThenNothingOfOursRuns() throws Exception {
        OwnPid.write(pids().resolve("never-on-this-command-line-war.pid"));

        assertThat(NothingRuns.running(pids())).isEmpty();
    }

    @Test
    void whenThePidFileIsRubbishThenNothingRuns() throws Exception {
        Files.createDirectories(pids());
        Files.writeString(pids().resolve("auth-war.pid"), "?");

        assertThat(NothingRuns.running(pids())).isEmpty();
    }

    @Test
    void whenNothingEverRanThenPasses() {
        assertThatCode(() -> NothingRuns.main(usr.toString())).doesNotThrowAnyException();
    }

    private Path pids() {
        return usr.resolve("servers/.pid");
    }
}
