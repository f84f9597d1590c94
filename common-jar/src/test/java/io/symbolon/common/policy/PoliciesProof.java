package io.symbolon.common.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a decision costs: ten policies, the last of which permits, so that every one of them is asked. */
class PoliciesProof {
    private static final Logger LOG = System.getLogger(PoliciesProof.class.getName());
    private static final int DECISIONS = 5_000_000;
    /** Nanoseconds. */
    private static final long MOST = 1000;

    @Test
    void decideWhenThereAreTenPoliciesThenWithinAMicrosecond() {
        Policies policies = Policies.of(
                IntStream.rangeClosed(1, 10).mapToObj(PoliciesProof::policy).toArray(Policy[]::new));
        Subject reader = new Subject(Subject.Kind.SERVICE, "reader-service", Set.of("service"), Set.of("things:read"));
        AccessRequest[] requests = {
            Requests.by(reader, "read", Set.of("name", "type", "address")), Requests.byOwner("read")
        };
        decide(policies, requests); // the compiler's time
        long start = System.nanoTime();
        int permitted = decide(policies, requests);
        long each = (System.nanoTime() - start) / DECISIONS;
        LOG.log(Level.INFO, "one decision of ten policies takes {0} ns", each);
        assertThat(permitted).isEqualTo(DECISIONS / 2);
        assertThat(each).isLessThanOrEqualTo(MOST);
    }

    private static Policy policy(int place) {
        return switch (place) {
            case 10 ->
                Policy.permit(
                        "reader-reads", it -> it.isTo("read") && it.subject().hasScope("things:read"));
            case 5 -> Policy.deny("no-secrets", it -> it.resource().fields().contains("secret"));
            default ->
                Policy.permit(
                        "role-" + place, it -> it.isTo("read") && it.subject().hasRole("role-" + place));
        };
    }

    private static int decide(Policies policies, AccessRequest[] requests) {
        int permitted = 0;
        for (int i = 0; i < DECISIONS; i++) {
            if (policies.decide(requests[i % requests.length]).isPermit()) {
                permitted++;
            }
        }
        return permitted;
    }
}
