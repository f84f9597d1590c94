package io.symbolon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
    @TempDir
    private Path directory;

    @Test
    void aRefusedStartThenItsLineOutranksLibertys() throws Exception {
        assertThat(log("""
                [ERROR   ] CWWKZ0002E: An exception occurred while starting the application user-war.
                [ERROR   ] Cannot start: USER_PROFILE_KEK is missing
                """)).contains("Cannot start: USER_PROFILE_KEK is missing");
    }

    @Test
    void aPortTakenThenLibertysLine() throws Exception {
        assertThat(
                        log(
                                "[ERROR   ] CWWKO0221E: TCP Channel defaultHttpEndpoint-ssl initialization did not succeed. port 9443\n"))
                .contains("CWWKO0221E: TCP Channel defaultHttpEndpoint-ssl initialization did not succeed. port 9443");
    }

    @Test
    void aGoodStartThenNothing() throws Exception {
        assertThat(log("[AUDIT   ] CWWKF0011I: The user-war server is ready to run a smarter planet.\n"))
                .isEmpty();
    }

    @Test
    void anApplicationThatFailsThenTheCauseFollowsOnTheSameLine() throws Exception {
        assertThat(log("""
                [ERROR   ] CWWKZ0002E: An exception occurred while starting the application auth-war. The message was: Exception List with 2 exceptions:
                Exception 0 :
                org.jboss.weld.exceptions.DeploymentException: WELD-001408: Unsatisfied dependencies
                """).orElseThrow()).contains("Exception List with 2 exceptions: Exception 0 : org.jboss.weld");
    }

    @Test
    void aFailureThatIsPastThenNothing() throws Exception {
        Path file = Files.writeString(directory.resolve("console.log"), "CWWKZ0002E: yesterday\n");
        ServerLog log = new ServerLog(file);

        assertThat(log.failure(log.length())).isEmpty();
        Files.writeString(file, "CWWKZ0002E: today\n", StandardOpenOption.APPEND);
        assertThat(log.failure("CWWKZ0002E: yesterday\n".length())).contains("CWWKZ0002E: today");
    }

    @Test
    void noLogYetThenNothing() throws Exception {
        assertThat(new ServerLog(directory.resolve("none")).failure(0)).isEmpty();
    }

    private Optional<String> log(String text) throws Exception {
        return new ServerLog(Files.writeString(directory.resolve("console.log"), text)).failure(0);
    }
}
