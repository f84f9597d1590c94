package io.symbolon.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathAliasTest {
    @ParameterizedTest
    @CsvSource({
        "/auth/login, /v1/auth/login",
        "/v1/auth/login, /v1/auth/login",
        "/auth/token-service, /v1/auth/service-token",
        "/v1/auth/token-service, /v1/auth/service-token",
        "/auth/users/a%2Fb, /v1/auth/users/a%2Fb",
        "/auth, /auth",
        "/authentic/login, /authentic/login",
        "/oauth2/token, /oauth2/token",
    })
    void meantThenOnePathForEachCall(String asked, String meant) {
        assertThat(PathAlias.canonical(asked)).isEqualTo(meant);
    }
}
