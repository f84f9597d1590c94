package io.symbolon.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.json.Json;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import io.symbolon.user.TestKeys;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ProfileStoreTest {
    private static final UserId USER = new UserId(UUID.fromString("8f14e45f-ceea-467f-ab2b-6d7c1a1d4a10"));

    private final TestDatabase database;
    private final TestClock clock = TestClock.standing();

    ProfileStoreTest(Database vendor) {
        database = TestDatabase.start(vendor);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findWhenCreatedThenTheBaseProfileAsOnTheWire() throws Exception {
        ProfileView created = create("ada@example.org", "Ada 🦉").orElseThrow();

        ProfileView found = find().orElseThrow();

        assertThat(found).isEqualTo(created);
        assertThat(Json.strict().writeValueAsString(found)).isEqualTo("""
                {"id":"8f14e45f-ceea-467f-ab2b-6d7c1a1d4a10","email":"ada@example.org","display_name":"Ada 🦉",\
                "given_name":null,"family_name":null,"phone":null,"locale":null,"time_zone":null,"bio":null,\
                "avatar_url":null,"metadata":{},"created_at":"2026-03-29T00:59:59.123456Z",\
                "updated_at":"2026-03-29T00:59:59.123456Z","last_activity_at":null,"version":1}""");
    }

    @Test
    void createWhenThereIsOneThenItStays() {
        create("ada@example.org", null);
        assertThat(create("eve@example.org", "Eve")).isEmpty();
        assertThat(find()).map(ProfileView::email).contains("ada@example.org");
    }

    @Test
    void findWhenUnknownThenEmpty() {
        assertThat(find()).isEmpty();
    }

    @Test
    void seenWhenThereIsAProfileThenShownUnderANewTagAndTheSameVersion() {
        ProfileView before = create("ada@example.org", null).orElseThrow();
        Instant activity = clock.instant().plusSeconds(60);

        inStore(store -> {
            store.seen(USER, activity);
            return null;
        });

        ProfileView after = find().orElseThrow();
        assertThat(after.lastActivityAt()).isEqualTo(activity);
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.entityTag()).isNotEqualTo(before.entityTag());
    }

    private Optional<ProfileView> create(String email, String displayName) {
        return inStore(store -> store.create(new BaseProfile(USER, email, displayName, null)));
    }

    private Optional<ProfileView> find() {
        return inStore(store -> store.find(USER));
    }

    private <T> T inStore(Function<ProfileStore, T> work) {
        ProfileStore store = new ProfileStore(database.entities(), database.source(), TestKeys.KEYS, clock);
        return database.transactions().call(() -> work.apply(store));
    }
}
