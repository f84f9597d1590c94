package io.symbolon.auth.servicetoken;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** RFC 6749 §3.2. */
class ServiceTokenRequestTest {
    @Test
    void newWhenParameterIsEmptyThenOmitted() {
        ServiceTokenRequest request = new ServiceTokenRequest("a", "b", "", " ");
        assertThat(request.audience()).isNull();
        assertThat(request.scope()).isNull();
        assertThat(request.toString()).doesNotContain("b,");
    }
}
