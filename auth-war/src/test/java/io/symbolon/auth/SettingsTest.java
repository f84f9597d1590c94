package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.credential.HashingCost;
import io.symbolon.auth.session.SessionSettings;
import io.symbolon.common.testing.Beans;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** What holds where nobody configured anything else. */
class SettingsTest {
    private final Settings settings = new Settings(Beans.of(Config.class, (proxy, method, arguments) -> {
        if (method.getName().equals("getOptionalValue")) {
            return Optional.empty();
        }
        throw new UnsupportedOperationException(method.getName());
    }));

    @Test
    void hashingThen19MiBAndTwoPassesInOneLaneR22() {
        assertThat(settings.hashing().cost()).isEqualTo(new HashingCost(19_456, 2, 1));
    }

    @Test
    void sessionsThenThirtyDaysAndSevenWithoutUseR32R33() {
        assertThat(settings.sessions()).isEqualTo(new SessionSettings(Duration.ofDays(7), Duration.ofDays(30)));
    }
}
