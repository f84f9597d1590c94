package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.peer.TestPeers;
import io.symbolon.common.policy.AccessRequest;
import io.symbolon.common.policy.Environment.Transport;
import io.symbolon.common.policy.Policies;
import io.symbolon.common.policy.Policy;
import io.symbolon.common.policy.Resource;
import io.symbolon.common.testing.Beans;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.token.Caller;
import io.symbolon.common.token.CurrentCaller;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.ServiceCaller;
import io.symbolon.common.token.ServiceName;
import io.symbolon.common.token.UserCaller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every attribute of a request reaches the policies, and a denial the audit record. */
class AuthorizationTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final UUID ADA = UUID.fromString("8f14e45f-ceea-467f-ab2b-6d7c1a1d4a10");
    private static final Resource THING = Resource.of("thing", "7", ADA.toString());

    private final CurrentCaller current = new CurrentCaller();
    private final List<AuditRecord> records = new ArrayList<>();
    private final List<AccessRequest> asked = new ArrayList<>();
    private boolean secure = true;

    @Test
    void userThenAllThatIsKnownOfHim() {
        current.set(user(), null);

        assertThat(permits("read")).isTrue();
        AccessRequest request = asked.get(0);
        assertThat(request.isTo("read")).isTrue();
        assertThat(request.isByOwner()).isTrue();
        assertThat(request.subject().isUser()).isTrue();
        assertThat(request.subject().hasRole("user")).isTrue();
        assertThat(request.subject().hasScope("user")).isTrue();
        assertThat(request.resource()).isEqualTo(THING);
        assertThat(request.environment().time()).isEqualTo(NOW);
        assertThat(request.environment().address()).isEqualTo("192.0.2.7");
        assertThat(request.environment().authenticationAge()).isEqualTo(Duration.ofSeconds(90));
        assertThat(request.environment().transport()).isEqualTo(Transport.TLS);
        assertThat(records).isEmpty();
    }

    @Test
    void serviceThenWithoutAnAgeOfItsPassword() {
        secure = false;
        current.set(new ServiceCaller(new ServiceName("user-service"), Set.of(new Scope("things:read")), "j"), null);

        assertThat(permits("read")).isTrue();
        AccessRequest request = asked.get(0);
        assertThat(request.subject().isService()).isTrue();
        assertThat(request.subject().id()).isEqualTo("user-service");
        assertThat(request.subject().hasScope("things:read")).isTrue();
        assertThat(request.environment().authenticationAge()).isNull();
        assertThat(request.environment().transport()).isEqualTo(Transport.PLAIN);
    }

    @Test
    void denialThenRecordedWithItsPolicyAndWhatWasWanted() {
        current.set(user(), null);

        assertThat(permits("seal")).isFalse();
        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.event()).isEqualTo("authz_fail");
            assertThat(record.reason()).isEqualTo("no-sealing");
            assertThat(record.subject()).isEqualTo(ADA.toString());
            assertThat(record.details())
                    .containsEntry("action", "seal")
                    .containsEntry("resource", "thing")
                    .containsEntry("id", "7");
        });
    }

    @Test
    void nobodyThenNotAsked() {
        assertThatThrownBy(() -> permits("read")).isInstanceOf(NoSuchElementException.class);
    }

    private boolean permits(String action) {
        HttpServletRequest request =
                Beans.of(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemoteAddr" -> "192.0.2.7";
                    case "isSecure" -> secure;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        Clock clock = TestClock.at(NOW);
        Authorization authorization = new Authorization(
                current,
                request,
                TestPeers.direct(),
                AuditLog.of("sample-service", clock, records::add),
                Beans.instance(clock));
        Policies policies =
                Policies.of(Policy.permit("anything", asked::add), Policy.deny("no-sealing", it -> it.isTo("seal")));
        return authorization.permits(policies, action, THING);
    }

    private static Caller user() {
        return new UserCaller(
                ADA, "sid", "ada@example.org", NOW.minusSeconds(90), Set.of("user"), Set.of(new Scope("user")), "jti");
    }
}
