package io.symbolon.system.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;
import io.symbolon.system.Build;
import io.symbolon.system.Person;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The WARs on an Open Liberty that knows nothing of this build, put there by the very lines of docs/RUNNING.md. */
class AnyLibertyIT {
    /** What the page leaves to who reads it: other ports than the development run's, no Maven, no server without settings. */
    private static final Pattern LEFT_OUT = Pattern.compile("(\\./mvnw|wlp/bin/server start auth-war).*");

    private static final int MINUTES = 6;

    private final Path here = Build.ROOT.resolve("system-tests/target/elsewhere");
    private Symbolon symbolon;

    @BeforeEach
    void furnish() throws IOException {
        symbolon = Setup.named("elsewhere").prepare();
        run("rm -rf wlp run target *-war liberty-config *.zip");
        link("liberty-config");
        for (Service service : Service.values()) {
            link(service.server());
        }
        Files.createSymbolicLink(here.resolve("target"), here.resolve("run"));
        Files.createDirectories(here.resolve("run/dev/env"));
        Files.createSymbolicLink(
                here.resolve("run/dev/ca.pem"), symbolon.platform().authority());
        for (Service service : Service.values()) {
            Files.copy(
                    symbolon.platform().environment(service), here.resolve("run/dev/env/" + service.server() + ".env"));
        }
        Path archive = Build.runtimeArchive();
        Files.createSymbolicLink(here.resolve(archive.getFileName()), archive);
    }

    @AfterEach
    void stop() throws IOException {
        run("for service in auth user property email; do wlp/bin/server stop $service-war; done");
        symbolon.close();
    }

    @Test
    void linesOfThePageThenTheStoryWorks() throws IOException {
        String printed = run(page().stream()
                .filter(line -> !LEFT_OUT.matcher(line).matches())
                .collect(Collectors.joining("\n"))
                .replace("https://localhost:9443", symbolon.auth().url().toString()));
        assertThat(printed).contains("Server email-war started", "{\"status\":\"UP\"");

        Person ada = symbolon.register();
        assertThat(symbolon.mails().awaitTo(ada.email())).contains("Subject: ");
        symbolon.user()
                .get("/users/me/profile")
                .bearer(symbolon.login(ada).accessToken())
                .send()
                .expect(200);
    }

    /** The commands: the block that unpacks, and the one that starts with the settings of a development run. */
    private static List<String> page() throws IOException {
        String page = Files.readString(Build.ROOT.resolve("docs/RUNNING.md"));
        List<String> blocks = Pattern.compile("(?ms)^```\\n(.*?)^```")
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.startsWith("unzip ") || block.contains("target/dev/env/"))
                .toList();
        assertThat(blocks).hasSize(2);
        return blocks.stream().flatMap(String::lines).toList();
    }

    private void link(String module) throws IOException {
        Files.createSymbolicLink(here.resolve(module), Build.ROOT.resolve(module));
    }

    /** Everything that a shell prints for these lines, after which each of them has succeeded. */
    private String run(String lines) throws IOException {
        Files.createDirectories(here);
        Path output = here.resolve("output.txt");
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", "set -e\n" + lines)
                .directory(here.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().keySet().retainAll(Stream.of("PATH", "HOME", "LANG").toList());
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        int status = exitCode(shell.start());
        String printed = Files.readString(output, StandardCharsets.UTF_8).strip();
        assertThat(status).as(printed).isZero();
        return printed;
    }

    private static int exitCode(Process shell) {
        try {
            assertThat(shell.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("the lines end")
                    .isTrue();
            return shell.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
