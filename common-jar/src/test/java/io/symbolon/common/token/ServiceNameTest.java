package io.symbolon.common.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** CONTRACT section 2. */
class ServiceNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"ab", "user-service", "a9-", "users", "first-party-2"})
    void nameWhenAServiceMayBearItThenTaken(String name) {
        assertThat(new ServiceName(name)).hasToString(name);
        assertThat(ServiceName.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "a",
                "A-service",
                "9service",
                "-service",
                "user_service",
                "user service",
                "user-service\n",
                "first-party",
                "user",
                "admin",
                "service",
                "deadbeef-0000-4000-8000-000000000000"
            })
    void nameWhenNobodysOrAnothersThenRefused(String name) {
        assertThat(ServiceName.isValid(name)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceName(name))
                .withMessageContaining("[a-z][a-z0-9-]{1,62}");
    }

    @Test
    void nameWhenAtItsLimitThenTakenAndOneMoreNot() {
        assertThat(ServiceName.isValid("a".repeat(63))).isTrue();
        assertThat(ServiceName.isValid("a".repeat(64))).isFalse();
    }
}
