package io.symbolon.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.credential.CommonPasswords;
import io.symbolon.auth.credential.FullLane;
import io.symbolon.auth.credential.PasswordPolicy;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.token.CurrentCaller;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.UserCaller;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PasswordResourceTest {
    @Test
    void changeWhenTheNewOneIsMadeOfTheUsersAddressThenInvalidRequestR21() {
        Response answer = change("wilhelmina.krause@acme-widgets.example");
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(Problem.slug(answer.getEntity())).contains("invalid-request");
    }

    @Test
    void changeWhenTheLaneIsFullThenTooManyRequestsR26() {
        Response answer = change("ada@example.org");
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("1");
    }

    private static Response change(String email) {
        AuditLog audit = AuditLog.of("auth-service", TestClock.standing(), record -> {});
        PasswordPolicy policy = new PasswordPolicy(new CommonPasswords());
        PasswordChange passwords = new PasswordChange(policy, null, null, null, audit);
        CurrentCaller caller = new CurrentCaller();
        caller.set(user(email), null);
        return new PasswordResource(passwords, FullLane.lane(), caller, audit, null)
                .change(new PasswordRequest("violet-anchor-quilt-42", "wilhelmina.krause1"))
                .toCompletableFuture()
                .getNow(null);
    }

    private static UserCaller user(String email) {
        return new UserCaller(
                UUID.randomUUID(), "sid", email, Instant.EPOCH, Set.of("user"), Set.of(new Scope("user")), "jti");
    }
}
