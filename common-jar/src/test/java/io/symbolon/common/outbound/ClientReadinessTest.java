package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ready without asking anybody: no auth is there in any of these tests. */
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
}
