package io.symbolon.user.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.UUID;

/** Is there as soon as the application is. */
@ApplicationScoped
class SeededProfile {
    static final UserId USER = new UserId(UUID.fromString("0b6e3b1c-6f0d-4d53-9d3a-5a3f0f9b6d11"));

    void create(@Observes Startup ready, ProfileStore profiles) {
        profiles.create(new BaseProfile(USER, "ada@example.org", "Ada", null));
    }
}
