package io.symbolon.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {
    @Test
    void parseWhenUpperCaseThenTheSameUser() {
        assertThat(UserId.parse("8F14E45F-CEEA-467F-AB2B-6D7C1A1D4A10"))
                .isEqualTo(UserId.parse("8f14e45f-ceea-467f-ab2b-6d7c1a1d4a10"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "me", "1-1-1-1-1", "8f14e45f-ceea-467f-ab2b-6d7c1a1d4a1", "user-service"})
    void parseWhenNoUuidThenEmpty(String text) {
        assertThat(UserId.parse(text)).isEmpty();
    }
}
