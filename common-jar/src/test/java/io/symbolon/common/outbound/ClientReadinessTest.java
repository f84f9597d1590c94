package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.TestHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ready without asking anybody: where auth is there at all, it is for the token in hand. */
class ClientReadinessTest {
    private final TestSettings settings = TestSettings.valid("https://auth.example");

    @TempDir
    private Path directory;

    @Test
    void readyWithSettingsAndACredentialWhetherAuthIsThereOrNot() {
        assertThat(ClientReadiness.fault(settings.config())).isEmpty();
    }

    @Test
    void serviceWithoutACredentialCallsNobody() {
        assertThat(ClientReadiness.fault(settings.without("USER_SERVICE_TOKEN").config()))
                .isEmpty();
        assertThat(ClientReadiness.fault(TestSettings.empty().config())).isEmpty();
    }

    @Test
    void missingSettingIsNamed() {
        assertThat(ClientReadiness.fault(settings.without("services.auth.url").config()))
                .contains("services.auth.url is not set");
    }

    @Test
    void unreadableCredentialIsAFault() {
        settings.with(
                "services.auth.servicetoken.file", directory.resolve("none").toString());
        assertThat(ClientReadiness.fault(settings.config())).contains("the credential's file is unreadable");
    }

    @Test
    void whileATokenWorksTheServiceIsReadyThoughItsCredentialIsGone() throws IOException {
        Path credential = Files.writeString(directory.resolve("token"), "the-service-token");
        MovableTime time = new MovableTime();
        TestHealth.install();
        try (StubAuth auth = new StubAuth()) {
            settings.with("services.auth.url", auth.url())
                    .with("services.auth.servicetoken.file", credential.toString());
            InternalClientTokenProvider provider =
                    new InternalClientTokenProvider(settings.config(), time.timing(), Runnable::run);
            ClientReadiness readiness = new ClientReadiness(provider);
            assertThat(readiness.call().getName()).isEqualTo("internal-clients");
            assertUp(readiness.call(), Map.of());

            provider.getToken("email-service");
            assertUp(readiness.call(), Map.of("email-service", 590L));
            Files.delete(credential);
            assertUp(readiness.call(), Map.of("email-service", 590L, "fault", "the credential's file is unreadable"));

            time.pass(Duration.ofSeconds(590));
            assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
            assertThat(readiness.call().getData().orElseThrow()).containsEntry("email-service", 0L);
            provider.close();
        }
    }

    private static void assertUp(HealthCheckResponse answer, Map<String, Object> data) {
        assertThat(answer.getStatus()).isEqualTo(Status.UP);
        assertThat(answer.getData()).contains(data);
    }
}
