package io.symbolon.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathAliasTest {
    @ParameterizedTest
    @CsvSource({
        "/users/me/profile, /users/me/profile",
        "/v1/users/me/profile, /users/me/profile",
        "/v1/users/%7Bx%7D/profile, /users/%7Bx%7D/profile",
        "/users/authenticate, /api/users/authenticate",
        "/users/authenticate/, /api/users/authenticate",
        "/users/me/profile/, /users/me/profile/",
        "/v1/users/authenticate, /api/users/authenticate",
        "/v1/api/users/authenticate, /api/users/authenticate",
        "/v1/v1/users/me/profile, /v1/v1/users/me/profile",
        "/v1users/me, /v1users/me",
        "/v1/admin/events, /v1/admin/events",
        "/admin/events, /v1/admin/events",
        "/health/ready, /health/ready"
    })
    void meantWhenAskedThenTheCanonicalPath(String asked, String meant) {
        assertThat(new PathAlias().meant(asked)).isEqualTo(meant);
    }
}
