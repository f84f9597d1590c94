package io.symbolon.common.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventIdTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123Z");

    @Test
    void idIsOfVersionSevenAndTheUsualVariant() {
        UUID id = EventId.at(NOW);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void idOfALaterMillisecondComesAfterAsTextToo() {
        assertThat(EventId.at(NOW).toString())
                .isLessThan(EventId.at(NOW.plusMillis(1)).toString());
    }

    @Test
    void idsOfOneMomentDiffer() {
        Set<UUID> ids =
                IntStream.range(0, 10_000).mapToObj(i -> EventId.at(NOW)).collect(Collectors.toSet());

        assertThat(ids).hasSize(10_000);
    }
}
