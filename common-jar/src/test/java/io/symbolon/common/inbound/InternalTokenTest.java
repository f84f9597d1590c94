package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.inbound.verification.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SECURITY R38–R40, R42. */
class InternalTokenTest {
    private final InternalToken token = new InternalToken(List.of("new-value", "old-value"));

    @Test
    void headerWhenEitherValueThenRightR40() {
        assertThat(token.refusal(List.of("new-value"))).isEmpty();
        assertThat(token.refusal(List.of("old-value"))).isEmpty();
        assertThat(token.refusal(List.of("new-value \t"))).isEmpty();
    }

    @Test
    void headerWhenAbsentThenMissing() {
        assertThat(token.refusal(null)).contains(Reason.MISSING_INTERNAL_TOKEN);
        assertThat(token.refusal(List.of())).contains(Reason.MISSING_INTERNAL_TOKEN);
        assertThat(token.refusal(List.of(" "))).contains(Reason.MISSING_INTERNAL_TOKEN);
    }

    @Test
    void headerWhenWrongOrSeveralThenInvalid() {
        for (List<String> header : List.of(
                List.of("other"),
                List.of("new-value2"),
                List.of("NEW-VALUE"),
                List.of("new-value,old-value"),
                List.of("new-value, new-value"),
                List.of("new-value", "new-value"),
                List.of("", "new-value"))) {
            assertThat(token.refusal(header)).as(header.toString()).contains(Reason.INVALID_INTERNAL_TOKEN);
        }
    }

    @Test
    void headerWhenNothingIsConfiguredThenNothingIsRight() {
        assertThat(new InternalToken(List.of()).refusal(List.of("x"))).contains(Reason.INVALID_INTERNAL_TOKEN);
    }
}
