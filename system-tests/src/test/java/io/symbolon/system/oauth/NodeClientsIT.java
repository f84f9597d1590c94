package io.symbolon.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * openid-client, oauth4webapi and jose, as npm has them: {@code src/test/node}. Skipped where there is no Node, except in a
 * continuous build, where that is a failure.
 */
@SystemTest
class NodeClientsIT {
    private final Symbolon symbolon;

    NodeClientsIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void clientsOfNodeThenEachObtainsUsesAndVerifiesTokens() throws Exception {
        assumeTrue(
                System.getenv("CI") != null || Stream.of("node", "npm").allMatch(NodeClientsIT::isInstalled),
                "skipped: there is no Node with npm on the PATH");
        Program clients = Program.of("node", environment());
        clients.run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        assertThat(clients.run("node", "--test", "--test-reporter=spec", "clients.test.js"))
                .contains("pass 4", "fail 0", "skipped 0");
    }

    private static boolean isInstalled(String command) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
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
