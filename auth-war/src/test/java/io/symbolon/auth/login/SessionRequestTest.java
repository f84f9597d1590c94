package io.symbolon.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.login.SessionRequest.Claims;
import io.symbolon.auth.login.SessionRequest.Property;
import io.symbolon.common.problem.Violation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionRequestTest {
    private static final Set<String> PROPERTIES = Set.of("properties");
    /** {@code [{"property_id":"p","name":"","role":"owner"}]} without the name. */
    private static final int FRAME = 46;

    @Test
    void violationWhenClaimMayNotBeAssertedThenNamed() {
        assertThat(request(List.of()).violation(Set.of())).map(Violation::field).contains("claims.properties");
        assertThat(request(List.of()).violation(PROPERTIES)).isEmpty();
        assertThat(new SessionRequest("t", null).violation(Set.of())).isEmpty();
        assertThat(new SessionRequest(null, null).violation(PROPERTIES))
                .map(Violation::field)
                .contains("ticket");
    }

    @Test
    void violationWhenPropertyLacksAMemberThenNamed() {
        assertThat(request(List.of(new Property("p", null, "owner"))).violation(PROPERTIES))
                .isPresent();
    }

    @Test
    void violationWhenClaimIsLongerThanATokenHoldsThenNamed() {
        assertThat(request(named(SessionRequest.MOST_BYTES - FRAME)).violation(PROPERTIES))
                .isEmpty();
        assertThat(request(named(SessionRequest.MOST_BYTES - FRAME + 1)).violation(PROPERTIES))
                .isPresent();
    }

    private static SessionRequest request(List<Property> properties) {
        return new SessionRequest("t", new Claims(properties));
    }

    private static List<Property> named(int length) {
        return List.of(new Property("p", "n".repeat(length), "owner"));
    }
}
