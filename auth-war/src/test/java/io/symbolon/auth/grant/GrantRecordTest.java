package io.symbolon.auth.grant;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditRecord;
import io.symbolon.common.inbound.AuthFailures;
import io.symbolon.common.testing.Beans;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.junit.jupiter.api.Test;

class GrantRecordTest {
    private final List<AuditRecord> records = new ArrayList<>();
    private final List<String> counted = new ArrayList<>();
    private final GrantRecord record = new GrantRecord(
            null, new AuthFailures(registry()), AuditLog.of("auth-service", Clock.systemUTC(), records::add));

    /** A name made up for each request would make each a flood of its own. */
    @Test
    void unprovedWhenManyNamesAreMadeUpThenOneFlood() {
        for (int made = 0; made < 100; made++) {
            record.unproved(GrantError.INVALID_REQUEST, "made-up-" + made);
            record.unproved(GrantError.INVALID_CLIENT, "made-up-" + made);
        }
        assertThat(records).hasSize(20);
        assertThat(records.stream().filter(refusal -> refusal.reason().equals("invalid_request")))
                .hasSize(10)
                .allSatisfy(refusal -> assertThat(refusal.caller()).isNull());
    }

    @Test
    void unprovedWhenTheProofFailsThenWhoeverIsNamedIsInTheRecord() {
        record.unproved(GrantError.INVALID_CLIENT, "user-service");
        record.unproved(GrantError.INVALID_CLIENT, "no name\nat all");
        assertThat(records).extracting(AuditRecord::caller).containsExactly("user-service", null);
        assertThat(records).extracting(AuditRecord::event).containsOnly("authn_login_fail");
    }

    @Test
    void refusedWhenACredentialIsThenCounted() {
        record.refused(GrantError.INVALID_GRANT, null);
        record.refused(GrantError.INVALID_SCOPE, "user-service");
        record.unproved(GrantError.INVALID_CLIENT, "user-service");
        record.unproved(GrantError.INVALID_REQUEST, null);
        assertThat(counted).containsExactly("invalid_grant", "invalid_client");
    }

    @Test
    void refusedThenWhoProvedItselfIsInTheRecord() {
        record.refused(GrantError.INVALID_SCOPE, "user-service");
        assertThat(records).singleElement().satisfies(refusal -> {
            assertThat(refusal.event()).isEqualTo("authz_fail");
            assertThat(refusal.reason()).isEqualTo("invalid_scope");
            assertThat(refusal.caller()).isEqualTo("user-service");
        });
    }

    private MetricRegistry registry() {
        return Beans.of(
                MetricRegistry.class,
                (proxy, method, arguments) -> Beans.of(Counter.class, (counter, inc, none) -> {
                    counted.add(((Tag[]) arguments[1])[0].getTagValue());
                    return null;
                }));
    }
}
