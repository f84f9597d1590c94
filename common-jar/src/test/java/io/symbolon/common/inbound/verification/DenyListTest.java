package io.symbolon.common.inbound.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of several revocations of one subject the latest counts, in whatever order they come. */
class DenyListTest {
    private static final Instant EARLIER = VerifierFixture.NOW.minusSeconds(60);
    private static final Instant LATER = VerifierFixture.NOW;

    @Test
    void denyWhenASubjectStandsTwiceThenTheLaterTimeCounts() {
        String token = VerifierFixture.service().compact(); // issued between the two
        for (List<Instant> order : List.of(List.of(EARLIER, LATER), List.of(LATER, EARLIER))) {
            DenyList denied = DenyList.of(order.stream()
                    .map(time -> new DenyList.Entry(DenyList.Kind.SUB, "user-service", time))
                    .toList());
            assertThat(VerifierFixture.reasonFor(token, Kinds.BOTH, denied)).contains(Reason.REVOKED_TOKEN);
        }
        DenyList early = DenyList.of(List.of(new DenyList.Entry(DenyList.Kind.SUB, "user-service", EARLIER)));
        assertThat(VerifierFixture.reasonFor(token, Kinds.BOTH, early)).isEqualTo(Optional.empty());
    }

    @Test
    void keysThenThoseOfKeysAlone() {
        DenyList denied = DenyList.of(List.of(
                new DenyList.Entry(DenyList.Kind.KID, "key", EARLIER),
                new DenyList.Entry(DenyList.Kind.SID, "session", EARLIER)));
        assertThat(denied.keys()).containsExactly("key");
        assertThat(DenyList.empty().keys()).isEmpty();
    }
}
