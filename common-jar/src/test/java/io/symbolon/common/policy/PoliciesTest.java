package io.symbolon.common.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {
    private static final Policy OWNER_READS = Policy.permit("owner-reads", it -> it.isTo("read") && it.isByOwner());
    private static final Policy ADMIN_READS =
            Policy.permit("admin-reads", it -> it.isTo("read") && it.subject().hasRole("admin"));
    private static final Policy NO_SECRETS =
            Policy.deny("no-secrets", it -> it.resource().fields().contains("secret"));

    private final Policies policies = Policies.of(OWNER_READS, ADMIN_READS, NO_SECRETS);

    @Test
    void decideWhenAPolicyPermitsThenItsNameIsTold() {
        assertThat(policies.decide(Requests.byOwner("read"))).isEqualTo(new Decision(Effect.PERMIT, "owner-reads"));
    }

    @Test
    void decideWhenSeveralPermitThenTheFirstIsTold() {
        AccessRequest request = Requests.by(Requests.user(Requests.OWNER, "user", "admin"), "read", Set.of());
        assertThat(policies.decide(request).policy()).isEqualTo("owner-reads");
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void decideWhenOneDeniesThenItOverridesWhereverItStands(int place) {
        Policy[] order = {OWNER_READS, OWNER_READS, OWNER_READS};
        order[place] = NO_SECRETS;
        order[(place + 1) % 3] = ADMIN_READS;
        AccessRequest request = Requests.by(Requests.user(Requests.OWNER, "user", "admin"), "read", Set.of("secret"));
        assertThat(Policies.of(order).decide(request)).isEqualTo(new Decision(Effect.DENY, "no-secrets"));
    }

    @Test
    void decideWhenNothingMatchesThenDenied() {
        Decision denied = new Decision(Effect.DENY, "nothing-permits");
        assertThat(policies.decide(Requests.byOwner("delete"))).isEqualTo(denied);
        assertThat(Policies.of().decide(Requests.byOwner("read"))).isEqualTo(denied);
    }

    @Test
    void decideWhenAPolicyIsNotAboutTheRequestThenItAbstains() {
        Decision abstained = ADMIN_READS.decide(Requests.byOwner("read"));
        assertThat(abstained).isEqualTo(new Decision(Effect.ABSTAIN, "admin-reads"));
        assertThat(abstained.isPermit()).isFalse();
    }

    @Test
    void ofWhenTwoBearOneNameThenRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.of(OWNER_READS, OWNER_READS))
                .withMessage("two policies are named owner-reads");
    }

    @Test
    void ofWhenOneBearsTheReservedNameThenRefused() {
        Policy poser = Policy.permit(Policies.NOTHING_PERMITS, it -> true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.of(poser))
                .withMessage("no policy may be named nothing-permits");
    }

    @ParameterizedTest
    @CsvSource({"''", "A", "owner reads", "-owner", "o"})
    void permitWhenTheNameIsNoneThenRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Policy.permit(name, it -> true));
    }

    @Test
    void isByOwnerWhenAServiceBearsTheOwnersIdThenNotR45() {
        Subject poser = new Subject(Subject.Kind.SERVICE, Requests.OWNER, Set.of("service"), Set.of());
        assertThat(Requests.by(poser, "read", Set.of()).isByOwner()).isFalse();
        assertThat(Requests.byOwner("read").isByOwner()).isTrue();
    }

    @Test
    void isAuthenticatedWithinWhenAtTheBoundaryThenStillFresh() {
        Environment environment = Requests.environment(Duration.ofMinutes(5));
        assertThat(environment.isAuthenticatedWithin(Duration.ofMinutes(5))).isTrue();
        assertThat(environment.isAuthenticatedWithin(Duration.ofSeconds(299))).isFalse();
        assertThat(Requests.environment(null).isAuthenticatedWithin(Duration.ofDays(1)))
                .isFalse();
    }
}
