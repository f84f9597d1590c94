package io.symbolon.property.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void parseWhenFormattedThenTheSamePlace() {
        Cursor place = new Cursor(Instant.parse("2026-03-01T10:15:30.000001Z"), UUID.randomUUID());

        assertThat(Cursor.parse(place.key())).contains(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "yesterday",
                "yesterday/6f1b7c1e-9d0e-4a55-9d5a-0c9b8f6c2a10",
                "2026-03-01T10:15:30Z",
                "2026-03-01T10:15:30Z/1-1-1-1-1",
                "+1000000000-12-31T23:59:59.999999999Z/6f1b7c1e-9d0e-4a55-9d5a-0c9b8f6c2a10"
            })
    void parseWhenNoPlaceHasTheKeyThenEmpty(String key) {
        assertThat(Cursor.parse(key)).isEmpty();
    }
}
