package io.symbolon.auth.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeySettingsTest {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private static KeySettings settings(String maxAge, String rotation) {
        return settings(maxAge, "PT2S", rotation);
    }

    private static KeySettings settings(String maxAge, String refresh, String rotation) {
        return new KeySettings(Duration.parse(maxAge), Duration.parse(refresh), Duration.parse(rotation), LIFE);
    }

    @Test
    void leadThenTwiceTheMaxAgeAndNeverLessThanOurOwnGuardsNeed() {
        assertThat(settings("PT5M", "PT0S", "P30D").lead()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings("PT16S", "PT0S", "P30D").lead()).isEqualTo(Duration.ofSeconds(32));
        assertThat(settings("PT15S", "PT0S", "P30D").lead()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings("PT0S", "PT0S", "P30D").lead()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void leadWhenAnotherServerMayShowTheKeyLaterThenLongerByThat() {
        assertThat(settings("PT15S", "PT2S", "P30D").lead()).isEqualTo(Duration.ofSeconds(32));
        assertThat(settings("PT0S", "PT10S", "P30D").lead()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings("PT0S", "PT11S", "P30D").lead()).isEqualTo(Duration.ofSeconds(31));
        assertThat(settings("PT0S", "PT1M", "P30D").lead()).isEqualTo(Duration.ofSeconds(80));
    }

    @Test
    void retentionThenLongerThanAnyTokenAndTheSkew() {
        assertThat(settings("PT5M", "P30D").retention()).isGreaterThan(LIFE.plusSeconds(10));
    }

    @Test
    void rotationWhenShorterThanTheLeadThenRefused() {
        assertThat(settings("PT5M", "PT10M2S").rotation()).isEqualTo(Duration.ofSeconds(602));
        assertThatThrownBy(() -> settings("PT5M", "PT10M1S")).hasMessageContaining("auth.keys.rotation");
        assertThat(settings("PT14S", "PT30S").rotation()).isEqualTo(Duration.ofSeconds(30));
        assertThatThrownBy(() -> settings("PT15S", "PT30S")).hasMessageContaining("auth.keys.rotation");
        assertThatThrownBy(() -> settings("PT0S", "PT29S")).hasMessageContaining("auth.keys.rotation");
        assertThatThrownBy(() -> settings("PT0S", "PT11S", "PT30S")).hasMessageContaining("auth.keys.rotation");
        assertThatThrownBy(() -> settings("PT5M", "P3651D")).hasMessageContaining("auth.keys.rotation");
    }

    @Test
    void refreshWhenAbsurdThenRefused() {
        assertThatThrownBy(() -> settings("PT5M", "PT-1S", "P30D")).hasMessageContaining("auth.keys.refresh");
        assertThatThrownBy(() -> settings("PT5M", "PT1M1S", "P30D")).hasMessageContaining("auth.keys.refresh");
    }

    @Test
    void maxAgeWhenAbsurdThenRefused() {
        assertThatThrownBy(() -> settings("PT-1S", "P30D")).hasMessageContaining("auth.jwks.max-age");
        assertThatThrownBy(() -> settings("P1DT1S", "P30D")).hasMessageContaining("auth.jwks.max-age");
    }
}
