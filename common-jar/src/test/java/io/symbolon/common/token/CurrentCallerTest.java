package io.symbolon.common.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.symbolon.common.testing.Beans;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/** Who calls, and only what that one is. */
class CurrentCallerTest {
    private static final UUID ID = UUID.fromString("8f14e45f-ceea-467f-ab2b-6d7c1a1d4a10");
    private static final UserCaller ADA = new UserCaller(
            ID, "sid", "ada@example.org", Instant.EPOCH, Set.of("user"), Set.of(new Scope("user")), "jti-1");
    private static final ServiceCaller SERVICE =
            new ServiceCaller(new ServiceName("user-service"), Set.of(new Scope("email:send")), "jti-2");

    private final CurrentCaller current = new CurrentCaller();

    @Test
    void callerWhenNobodyThenNeitherUserNorService() {
        assertThat(current.get()).isEmpty();
        assertThat(current.token()).isEmpty();
        assertThatIllegalStateException().isThrownBy(current::user).withMessage("no user calls here");
        assertThatIllegalStateException().isThrownBy(current::service).withMessage("no service calls here");
    }

    @Test
    void callerWhenAUserThenNoService() {
        JsonWebToken proof = Beans.of(JsonWebToken.class, (proxy, method, arguments) -> null);
        current.set(ADA, proof);
        assertThat(current.token().orElseThrow()).isSameAs(proof);
        assertThat(current.get()).contains(ADA);
        assertThat(current.user()).isSameAs(ADA);
        assertThatIllegalStateException().isThrownBy(current::service);
    }

    @Test
    void callerWhenAServiceThenNoUser() {
        current.set(SERVICE, null);
        assertThat(current.service()).isSameAs(SERVICE);
        assertThatIllegalStateException().isThrownBy(current::user);
    }

    @Test
    void callersThenTheirSubjectsRolesAndStringsWithoutPersonalData() {
        assertThat(ADA.subject()).isEqualTo(ID.toString());
        assertThat(ADA.hasRole("user")).isTrue();
        assertThat(ADA.hasRole("admin")).isFalse();
        assertThat(ADA).hasToString("user " + ID);
        assertThat(SERVICE.subject()).isEqualTo("user-service");
        assertThat(SERVICE.roles()).containsExactly("service");
        assertThat(SERVICE.hasRole("user")).isFalse();
        assertThat(SERVICE).hasToString("service user-service");
    }

    @Test
    void callersThenNobodyChangesWhatTheyMay() {
        Set<Scope> scopes = new HashSet<>(ADA.scopes());
        ServiceCaller caller = new ServiceCaller(SERVICE.name(), scopes, "jti");
        scopes.add(new Scope("admin"));
        assertThat(caller.scopes()).containsExactly(new Scope("user"));
    }
}
