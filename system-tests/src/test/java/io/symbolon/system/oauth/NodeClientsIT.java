package io.symbolon.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbolon.system.Build;
import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * openid-client, oauth4webapi and jose, as npm has them: {@code src/test/node}. Skipped where there is no Node, except in a
 * continuous build, where that is a failure.
 */
@SystemTest
class NodeClientsIT {
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "clients.test.js");
    private static final int MINUTES = 3;

    private final Symbolon symbolon;
    private final Path here = Build.ROOT.resolve("system-tests/target/node");

    NodeClientsIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void clientsOfNodeThenEachObtainsUsesAndVerifiesTokens() throws Exception {
        assumeTrue(
                System.getenv("CI") != null || Stream.of("node", "npm").allMatch(NodeClientsIT::isInstalled),
                "skipped: there is no Node with npm on the PATH");
        Files.createDirectories(here);
        for (String file : FILES) {
            Files.copy(
                    Build.ROOT.resolve("system-tests/src/test/node").resolve(file),
                    here.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        assertThat(run("node", "--test", "--test-reporter=spec", "clients.test.js"))
                .contains("pass 4", "fail 0", "skipped 0");
    }

    private static boolean isInstalled(String command) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    /** What it prints, once it has succeeded. */
    private String run(String... command) throws IOException, InterruptedException {
        Path output = here.resolve(command[0] + ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(here.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment());
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String printed = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as(printed).isTrue();
        return printed;
    }

    private Map<String, String> environment() {
        return Map.of(
                "NODE_EXTRA_CA_CERTS", symbolon.platform().authority().toString(),
                "ISSUER", symbolon.auth().url().toString(),
                "CLIENT_ID", "user-service",
                "CLIENT_SECRET", symbolon.secret("USER_SERVICE_TOKEN"),
                "REFRESH_TOKEN", symbolon.login(symbolon.register()).refreshToken());
    }
}
