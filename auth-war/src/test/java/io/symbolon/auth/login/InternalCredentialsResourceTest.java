package io.symbolon.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.credential.FullLane;
import io.symbolon.auth.login.CredentialsRequest.Client;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.token.CurrentCaller;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.ServiceCaller;
import io.symbolon.common.token.ServiceName;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InternalCredentialsResourceTest {
    @Test
    void checkWhenTheLaneIsFullThenTooManyRequestsR26() {
        CurrentCaller caller = new CurrentCaller();
        caller.set(
                new ServiceCaller(new ServiceName("user-service"), Set.of(new Scope("auth:credentials")), "jti"), null);
        AuditLog audit = AuditLog.of("auth-service", TestClock.standing(), record -> {});
        Response answer = new InternalCredentialsResource(null, FullLane.lane(), null, audit, caller)
                .check(new CredentialsRequest(
                        "ada@example.org", "violet-anchor-quilt-42", new Client("192.0.2.1", null)))
                .toCompletableFuture()
                .getNow(null);
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("1");
    }
}
