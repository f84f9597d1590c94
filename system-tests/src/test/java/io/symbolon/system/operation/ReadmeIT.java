package io.symbolon.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import io.symbolon.system.Build;
import io.symbolon.system.Shell;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's story and its new service, by their very lines: only the ports are another platform's. */
@SystemTest
class ReadmeIT {
    private static final Pattern SHOWN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final Symbolon symbolon;
    private final Shell shell = new Shell(Build.ROOT.resolve("system-tests/target/reader"));

    ReadmeIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void linesOfTheStoryThenWhatItSays() throws IOException {
        furnish();
        List<String> lines = blocks();

        assertThat(shell.run(lines.get(0))).contains("\"status\":\"unverified\"");
        symbolon.mails().awaitTo("ada@example.org");
        assertThat(shell.run(lines.get(1))).contains(".eml");
        String token = shell.run(lines.get(2) + "echo \"$TOKEN\"");
        String known = "TOKEN='" + token + "'\n";
        assertThat(shell.run(known + lines.get(3)))
                .containsSubsequence(
                        "HTTP/1.1 200", "ada@example.org", "HTTP/1.1 403", "HTTP/1.1 401", "missing_token");
        await().untilAsserted(() -> assertThat(shell.run(known + lines.get(4)))
                .containsSubsequence("HTTP/1.1 200", "logged_out", "HTTP/1.1 401", "revoked_token"));
    }

    @Test
    void linesOfANewServiceThenItsTokenOpensWhatItWasRegisteredFor() throws IOException {
        furnish();
        List<String> lines = blocks();

        String administrator = shell.run(lines.get(5) + "echo \"$ADMIN\"");
        Matcher shown = SHOWN.matcher(shell.run("ADMIN='" + administrator + "'\n" + lines.get(6)));

        assertThat(shown.find()).isTrue();
        for (Service audience : List.of(Service.AUTH, Service.EMAIL)) {
            symbolon.auth()
                    .post("/oauth2/token")
                    .basic("shop-service", shown.group(1))
                    .form(Map.of("grant_type", "client_credentials", "audience", audience.serviceName()))
                    .send()
                    .expect(200);
        }
    }

    private void furnish() throws IOException {
        Path dev = shell.folder().resolve("target/dev");
        shell.run("rm -rf target");
        Files.createDirectories(dev);
        Files.createSymbolicLink(dev.resolve("ca.pem"), symbolon.platform().authority());
        Files.createSymbolicLink(dev.resolve("mail"), symbolon.platform().mail());
        Files.createSymbolicLink(
                dev.resolve("secrets.env"), symbolon.platform().authority().resolveSibling("secrets.env"));
    }

    private List<String> blocks() throws IOException {
        List<String> blocks = Shell.blocks("README.md").stream()
                .filter(block -> block.contains("target/dev"))
                .map(this::atThisPlatform)
                .toList();
        assertThat(blocks).hasSize(7);
        return blocks;
    }

    private String atThisPlatform(String lines) {
        return lines.replace(
                        "https://localhost:9443",
                        symbolon.of(Service.AUTH).url().toString())
                .replace(
                        "https://localhost:9444",
                        symbolon.of(Service.USER).url().toString());
    }
}
