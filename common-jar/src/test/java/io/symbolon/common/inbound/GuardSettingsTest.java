package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardSettingsTest {
    private final Map<String, String> values =
            new HashMap<>(Map.of("auth.issuer", "https://issuer", "service.name", "sample-service"));

    private GuardSettings read() {
        return GuardSettings.read(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build());
    }

    @Test
    void readWhenOnlyTheRequiredThenTheContractsDefaults() {
        GuardSettings settings = read();
        assertThat(settings.policy().issuer()).isEqualTo("https://issuer");
        assertThat(settings.policy().audiences()).containsExactly("sample-service");
        assertThat(settings.policy().skew()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.policy().userLife()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.policy().serviceLife()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.policy().age()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.bodyLimit()).isEqualTo(65536);
        assertThat(settings.stateDirectory()).isEmpty();
        assertThat(settings.internalFailures()).isEqualTo(1000);
        assertThat(settings.internalToken().isSet()).isFalse();
    }

    @Test
    void readWhenStandardNamesThenTheyWin() {
        values.put("mp.jwt.verify.issuer", "https://other");
        values.put("mp.jwt.verify.audiences", "one, two");
        values.put("mp.jwt.verify.clock.skew", "3");
        values.put("mp.jwt.verify.token.age", "60");
        values.put("symbolon.state.dir", "state");
        values.put("internal.service.token.previous", "old");
        GuardSettings settings = read();
        assertThat(settings.policy().issuer()).isEqualTo("https://other");
        assertThat(settings.policy().audiences()).containsExactlyInAnyOrder("one", "two");
        assertThat(settings.policy().skew()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.policy().age()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.stateDirectory()).contains(Path.of("state"));
        assertThat(settings.internalToken().isSet()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "auth.issuer, ''",
        "service.name, ''",
        "mp.jwt.verify.clock.skew, 11",
        "mp.jwt.verify.clock.skew, -1",
        "mp.jwt.verify.clock.skew, ten",
        "mp.jwt.verify.token.age, 0",
        "mp.jwt.verify.token.age, 3601",
        "guard.user-token.max-life, PT0S",
        "guard.service-token.max-life, PT61M",
        "guard.service-token.max-life, long",
        "http.body.limit, 0",
        "http.body.limit, 67108865",
        "guard.revocations.max-age, PT0S",
        "guard.user-token.max-life, PT1H0.001S",
        "guard.user-token.max-life, -PT1S",
        "http.body.limit, many",
        "guard.internal.failures, 0",
        "guard.internal.failures, many",
        "mp.jwt.verify.publickey.algorithm, RS256"
    })
    void readWhenMissingOrAbsurdThenTheMessageNamesIt(String name, String value) {
        values.put(name, value);
        assertThatThrownBy(this::read)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    /** Each at its limits. */
    @ParameterizedTest
    @CsvSource({
        "mp.jwt.verify.clock.skew, 0",
        "mp.jwt.verify.clock.skew, 10",
        "mp.jwt.verify.token.age, 1",
        "mp.jwt.verify.token.age, 3600",
        "guard.user-token.max-life, PT0.001S",
        "guard.service-token.max-life, PT1H",
        "guard.revocations.max-age, PT1H",
        "http.body.limit, 1",
        "http.body.limit, 67108864",
        "guard.internal.failures, 1",
        "mp.jwt.verify.publickey.algorithm, ES256",
        "mp.jwt.verify.publickey.algorithm, ''"
    })
    void readWhenAtALimitThenTaken(String name, String value) {
        values.put(name, value);
        assertThatCode(this::read).doesNotThrowAnyException();
    }

    @Test
    void readWhenChangedThenThoseValues() {
        values.put("service.name", " one,, two ,");
        values.put("guard.user-token.max-life", "PT1M");
        values.put("guard.service-token.max-life", "PT2M");
        values.put("guard.revocations.max-age", "PT3M");
        values.put("http.body.limit", "7");
        values.put("guard.internal.failures", "8");
        GuardSettings settings = read();
        assertThat(settings.policy().audiences()).containsExactlyInAnyOrder("one", "two");
        assertThat(settings.policy().userLife()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.policy().serviceLife()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.revocationsMaxAge()).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings.bodyLimit()).isEqualTo(7);
        assertThat(settings.internalFailures()).isEqualTo(8);
    }

    @Test
    void readWhenTheSecondFactorIsBeingChangedThenBothValuesAreRight() {
        values.put("internal.service.token", "new");
        values.put("internal.service.token.previous", "old");
        InternalToken token = read().internalToken();
        assertThat(token.refusal(List.of("new"))).isEmpty();
        assertThat(token.refusal(List.of("old"))).isEmpty();
        assertThat(token.refusal(List.of("neither"))).isPresent();
    }
}
