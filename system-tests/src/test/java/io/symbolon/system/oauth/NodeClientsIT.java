package io.symbolon.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * openid-client, oauth4webapi and jose, as npm has them: {@code src/test/node}. Skipped where there is no Node that they
 * run on, except in a continuous build ({@code CI} in the environment), where that is a failure.
 */
@SystemTest
class NodeClientsIT {
    private static final System.Logger LOG = System.getLogger(NodeClientsIT.class.getName());

    /** The first that has WebCrypto among its globals. */
    private static final int OLDEST = 20;

    private static final String LACKING = "Node " + OLDEST + " or newer, with npm, is not on the PATH";

    private final Symbolon symbolon;

    NodeClientsIT(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void clientsOfNodeThenEachObtainsUsesVerifiesIntrospectsAndRevokesTokens() throws Exception {
        boolean there = major("node") >= OLDEST && major("npm") > 0;
        if (System.getenv("CI") == null && !there) {
            LOG.log(System.Logger.Level.WARNING, "NodeClientsIT is skipped: " + LACKING);
            assumeTrue(there, LACKING);
        }
        assertThat(there).as(LACKING).isTrue();
        Program clients = Program.of("node", environment());
        clients.run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        assertThat(clients.run("node", "--test", "--test-reporter=spec", "clients.test.js"))
                .contains("pass 5", "fail 0", "skipped 0");
    }

    /** The first number of its version; 0 when there is none. */
    private static int major(String command) {
        try {
            Process process = new ProcessBuilder(command, "--version").start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            Matcher number = Pattern.compile("v?([0-9]{1,4})\\..*").matcher(version.strip());
            return number.matches() ? Integer.parseInt(number.group(1)) : 0;
        } catch (IOException none) {
            return 0;
        }
    }

    private Map<String, String> environment() {
        return Map.of(
                "NODE_EXTRA_CA_CERTS", symbolon.platform().authority().toString(),
                "ISSUER", symbolon.auth().url().toString(),
                "CLIENT_ID", "user-service",
                "CLIENT_SECRET", symbolon.secret("USER_SERVICE_TOKEN"),
                "REFRESH_TOKEN", symbolon.login(symbolon.register()).refreshToken(),
                "EMAIL_SERVICE", symbolon.email().url().toString(),
                "PROPERTY_SERVICE", symbolon.property().url().toString());
    }
}
