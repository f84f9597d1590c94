package io.symbolon.auth.session;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionSettingsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void settingsWhenASecondAtLeastAndNoLongerThanTheSessionThenTaken() {
        assertThatCode(() -> new SessionSettings(SECOND, SECOND)).doesNotThrowAnyException();
    }

    @Test
    void settingsWhenATokenLivesShorterThanASecondOrLongerThanItsSessionThenRefused() {
        assertRefused(SECOND.minusNanos(1), SECOND);
        assertRefused(SECOND, SECOND.minusNanos(1));
    }

    private static void assertRefused(Duration idle, Duration absolute) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionSettings(idle, absolute))
                .withMessageContaining("auth.refresh.time-to-live");
    }
}
