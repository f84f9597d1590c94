package io.symbolon.system.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;
import io.symbolon.system.Build;
import io.symbolon.system.Person;
import io.symbolon.system.Setup;
import io.symbolon.system.Shell;
import io.symbolon.system.Symbolon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The WARs on an Open Liberty that knows nothing of this build, put there by the very lines of docs/RUNNING.md. */
class AnyLibertyIT {
    /** What the page leaves to who reads it: other ports than the development run's, no Maven, no server without settings. */
    private static final Pattern LEFT_OUT = Pattern.compile("(\\./mvnw|wlp/bin/server start auth-war).*");

    private final Path here = Build.ROOT.resolve("system-tests/target/elsewhere");
    private final Shell shell = new Shell(here);
    private Symbolon symbolon;

    /** The lines take half as long. */
    private static final String FIRST_COMPILER = "export JVM_ARGS='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC'\n";

    @BeforeEach
    void furnish() throws IOException {
        symbolon = Setup.named("elsewhere").prepare();
        shell.run("rm -rf wlp run target *-war liberty-config *.zip");
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
        shell.run("for service in auth user property email; do wlp/bin/server stop $service-war; done");
        symbolon.close();
    }

    @Test
    void linesOfThePageThenTheStoryWorks() throws IOException {
        String printed = shell.run(FIRST_COMPILER
                + page().stream()
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
        List<String> blocks = Shell.blocks("docs/RUNNING.md").stream()
                .filter(block -> block.startsWith("unzip ") || block.contains("target/dev/env/"))
                .toList();
        assertThat(blocks).hasSize(2);
        return blocks.stream().flatMap(String::lines).toList();
    }

    private void link(String module) throws IOException {
        Files.createSymbolicLink(here.resolve(module), Build.ROOT.resolve(module));
    }
}
