package io.symbolon.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void withinWhenATraceIsGivenThenItIsThePresentOne() {
        assertThat(seenWithin(TRACEPARENT)).contains(TRACEPARENT);
        assertThat(TraceContext.current()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "junk", "00-00000000000000000000000000000000-b7ad6b7169203331-01"})
    void withinWhenThereIsNoTraceThenTheWorkIsDoneWithoutOne(String traceparent) {
        assertThat(seenWithin(traceparent)).isEmpty();
    }

    private static Optional<String> seenWithin(String traceparent) {
        return TraceContext.within(traceparent, TraceContext::current);
    }
}
