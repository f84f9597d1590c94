package io.symbolon.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeySettingsTest {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private static KeySettings settings(String maxAge, String rotation) {
        return new KeySettings(Duration.parse(maxAge), Duration.ofSeconds(2), Duration.parse(rotation), LIFE);
    }

    @Test
    void leadThenTwiceTheMaxAgeAndNeverLessThanOurOwnGuardsNeed() {
        assertThat(settings("PT5M", "P30D").lead()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings("PT23S", "P30D").lead()).isEqualTo(Duration.ofSeconds(46));
        assertThat(settings("PT22S", "P30D").lead()).isEqualTo(Duration.ofSeconds(45));
        assertThat(settings("PT0S", "P30D").lead()).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void retentionThenLongerThanAnyTokenAndTheSkew() {
        assertThat(settings("PT5M", "P30D").retention()).isGreaterThan(LIFE.plusSeconds(10));
    }

    @Test
    void rotationWhenShorterThanTheLeadThenRefused() {
        assertThat(settings("PT5M", "PT10M").rotation()).isEqualTo(Duration.ofMinutes(10));
        assertThatThrownBy(() -> settings("PT5M", "PT9M59S")).hasMessageContaining("auth.keys.rotation");
        assertThatThrownBy(() -> settings("PT1S", "PT44S")).hasMessageContaining("auth.keys.rotation");
        assertThatThrownBy(() -> settings("PT5M", "P3651D")).hasMessageContaining("auth.keys.rotation");
    }

    @Test
    void maxAgeWhenAbsurdThenRefused() {
        assertThatThrownBy(() -> settings("PT-1S", "P30D")).hasMessageContaining("auth.jwks.max-age");
        assertThatThrownBy(() -> settings("P1DT1S", "P30D")).hasMessageContaining("auth.jwks.max-age");
    }
}
