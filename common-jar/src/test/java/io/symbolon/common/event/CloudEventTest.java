package io.symbolon.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.TestClock;
import io.symbolon.common.token.ServiceName;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventTest {
    private static final String GOLDEN = """
            {"specversion":"1.0","id":"018f6e0a-2d4c-7c3e-8a55-0f3b6f0c1d2e","source":"auth-service",\
            "type":"io.symbolon.USER_CREATED","subject":"8f14e45f-ceea-467f-ab2b-6d7c1a1d4a10",\
            "time":"2026-01-02T03:04:05.678Z","datacontenttype":"application/json",\
            "data":{"user_id":"8f14e45f-ceea-467f-ab2b-6d7c1a1d4a10","email":"ada@example.org"},\
            "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}""";

    record Created(String userId, String email, String displayName) {}

    @Test
    void parseWhenWrittenAgainThenTheSameText() {
        assertThat(CloudEvent.parse(GOLDEN).orElseThrow().toJson()).isEqualTo(GOLDEN);
    }

    @Test
    void dataAsWhenMembersAreMissingOrUnknownThenStillRead() {
        CloudEvent event = CloudEvent.parse(GOLDEN).orElseThrow();
        assertThat(event.dataAs(Created.class))
                .contains(new Created("8f14e45f-ceea-467f-ab2b-6d7c1a1d4a10", "ada@example.org", null));
        assertThat(event.dataAs(Instant.class)).isEmpty();
        assertThat(CloudEvent.parse("{\"extension\":1," + GOLDEN.substring(1))).isPresent();
    }

    @Test
    void eventWhenMadeThenNamedTimedAndSnakeCased() {
        TestClock clock = TestClock.standing();
        CloudEvent event = new EventSource(new ServiceName("user-service"), clock)
                .event("PROFILE_CREATED", "subject", new Created("u", "e", null));
        assertThat(event.type()).isEqualTo("io.symbolon.PROFILE_CREATED");
        assertThat(event.name()).isEqualTo("PROFILE_CREATED");
        assertThat(event.source()).isEqualTo("user-service");
        assertThat(event.time()).isEqualTo(clock.instant());
        assertThat(event.data()).hasToString("{\"user_id\":\"u\",\"email\":\"e\"}");
        assertThat(CloudEvent.parse(event.toJson())).contains(event);
    }

    @Test
    void toStringWhenThereIsPersonalDataThenNotShown() {
        assertThat(CloudEvent.parse(GOLDEN).orElseThrow().toString()).doesNotContain("ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{}",
                "{\"specversion\":\"0.3\",\"id\":\"018f6e0a-2d4c-7c3e-8a55-0f3b6f0c1d2e\",\"source\":\"a\",\"type\":\"t\",\"time\":\"2026-01-02T03:04:05Z\"}",
                "{\"specversion\":\"1.0\",\"id\":\"7\",\"source\":\"a\",\"type\":\"t\",\"time\":\"2026-01-02T03:04:05Z\"}",
                "{\"specversion\":\"1.0\",\"id\":\"018f6e0a-2d4c-7c3e-8a55-0f3b6f0c1d2e\",\"source\":\" \",\"type\":\"t\",\"time\":\"2026-01-02T03:04:05Z\"}",
                "{\"specversion\":\"1.0\",\"id\":\"018f6e0a-2d4c-7c3e-8a55-0f3b6f0c1d2e\",\"source\":\"a\",\"source\":\"b\",\"type\":\"t\",\"time\":\"2026-01-02T03:04:05Z\"}",
                "{\"specversion\":\"1.0\",\"id\":\"018f6e0a-2d4c-7c3e-8a55-0f3b6f0c1d2e\",\"source\":\"a\",\"type\":\"t\",\"time\":\"2026-01-02T03:04:05Z\"} {}"
            })
    void parseWhenNoEventThenEmpty(String text) {
        assertThat(CloudEvent.parse(text)).isEmpty();
    }
}
