package io.symbolon.user.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.testing.Database;
import io.symbolon.user.profile.Dump;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A dump of the database shows nothing personal, whatever waits or is parked in it. */
@ParameterizedClass
@EnumSource
class SealedEventsTest {
    private static final String USER = LifecycleFixture.USER;
    private static final Map<String, String> PERSON =
            Map.of("user_id", USER, "email", "ada@example.org", "display_name", "Adelheid");

    private final LifecycleFixture fixture;

    SealedEventsTest(Database vendor) {
        fixture = new LifecycleFixture(vendor);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void dumpWhenALetterWaitsAndEventsWaitAndAreParkedThenNothingPersonalInIt() {
        fixture.hear(event("USER_CREATED"));
        fixture.hearInVain(event("USER_CREATED"));
        fixture.hear(event("USER_RENAMED"));
        assertThat(fixture.query("select state from inbox order by state"))
                .containsExactly("handled", "parked", "waiting");
        assertThat(fixture.query("select destination from outbox")).contains("email-service");

        String dump = Dump.of(fixture.database.source());

        assertThat(dump).contains(USER).doesNotContain("ada@example.org", "Adelheid");
    }

    private CloudEvent event(String name) {
        return fixture.auth.event(name, USER, PERSON);
    }
}
