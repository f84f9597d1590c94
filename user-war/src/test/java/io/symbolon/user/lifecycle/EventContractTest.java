package io.symbolon.user.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.event.CloudEvent;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.GoldenEvent;
import io.symbolon.user.erasure.ErasureFixture;
import io.symbolon.user.profile.ProfileView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The events between auth and this service, as CONTRACT section 9 fixes them. */
class EventContractTest {
    private final LifecycleFixture fixture = new LifecycleFixture(Database.H2);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void userCreatedThenAProfileAndItsAnswer() {
        fixture.hear(GoldenEvent.text("USER_CREATED"));
        assertThat(fixture.profile()).map(ProfileView::displayName).contains("Ada");
        String answer = (String) fixture.query("select payload from outbox where destination = 'auth.from-user'")
                .get(0);
        assertThat(GoldenEvent.members(CloudEvent.parse(answer).orElseThrow()))
                .isEqualTo(GoldenEvent.members("PROFILE_CREATED"));
    }

    @Test
    void userLoggedOutThenTheActivityIsShown() {
        fixture.hear(GoldenEvent.text("USER_CREATED"));
        fixture.hear(GoldenEvent.text("USER_LOGGED_OUT"));
        assertThat(fixture.profile()).map(ProfileView::lastActivityAt).isPresent();
    }

    @Test
    void userDisabledEnabledAndDeletedThenSoIsTheAccount() {
        for (String told : new String[] {"DISABLED", "ENABLED", "DELETED"}) {
            fixture.hear(GoldenEvent.text("USER_" + told));
            fixture.settle(ErasureFixture::gone);
            assertThat(fixture.query("select state from account"))
                    .containsExactly(told.equals("ENABLED") ? "ACTIVE" : told);
        }
        assertThat(fixture.query("select event_id from inbox where state <> 'handled'"))
                .isEmpty();
    }
}
