package io.symbolon.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.common.testing.UnusedPort;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real Keycloak on a port of its own, its realm from {@code benchmarks/keycloak}. The profile peers brings it. */
final class KeycloakServer implements BeforeAllCallback, AfterAllCallback {
    private static final Path FOLDER = Path.of("..", "benchmarks", "keycloak");
    private static final Path LOG = Path.of("target", "keycloak.log");

    private final Path realm;
    private final int port;
    private Process process;

    /** @param jwks the public key that the client van-service signs by, as a JWK set */
    KeycloakServer(String jwks) {
        try {
            String text = Files.readString(FOLDER.resolve("realm.json")).replace("@jwks@", jwks.replace("\"", "\\\""));
            realm = Files.writeString(Path.of("target", "keycloak-realm.json"), text);
            port = UnusedPort.find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The issuer of its tokens. */
    String issuer() {
        return "http://localhost:" + port + "/realms/symbolon";
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        process = new ProcessBuilder(
                        FOLDER.resolve("start").toString(),
                        realm.toString(),
                        "--http-enabled=true",
                        "--http-port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
        await("Keycloak")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .until(this::answers);
    }

    private boolean answers() {
        assertThat(process.isAlive())
                .as("Keycloak lives; see %s", new File("target").getAbsolutePath())
                .isTrue();
        try (Client client = ClientBuilder.newClient();
                Response keys = client.target(issuer()).request().get()) {
            return keys.getStatus() == 200;
        } catch (ProcessingException notYet) {
            return false;
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroy);
        process.onExit().join();
    }
}
