package io.symbolon.common.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.Moment;
import io.symbolon.common.testing.TestDatabase;
import java.time.Instant;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InstantConverterTest {
    /** Clocks were set back from 03:00 to 02:00 that day: local time says 02:30 twice. */
    private static final Instant IN_THE_REPEATED_HOUR = Instant.parse("2025-10-26T01:30:00.123456Z");

    @ParameterizedTest
    @EnumSource
    void instantWhenStoredThenReadBackUnchangedWhateverTheTimeZone(Database vendor) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try (TestDatabase database = TestDatabase.start(vendor, "events")) {
            assertThat(stored(database, IN_THE_REPEATED_HOUR)).isEqualTo(IN_THE_REPEATED_HOUR);
            assertThat(stored(database, IN_THE_REPEATED_HOUR.minusSeconds(3600)))
                    .isEqualTo(IN_THE_REPEATED_HOUR.minusSeconds(3600));
            assertThat(stored(database, null)).isNull();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static Instant stored(TestDatabase database, Instant instant) {
        UUID id = UUID.randomUUID();
        database.transactions().run(() -> database.entities().persist(new Moment(id, instant)));
        return database.transactions()
                .call(() -> database.entities().find(Moment.class, id).instant());
    }
}
