package io.symbolon.auth.revoked;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Hostile;
import io.symbolon.common.testing.Law;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** CONTRACT section 4: {@code next} leads back to its place; what the feed never said is no place, and no error. */
class CursorPropertyTest {
    @Law
    void placeWhenWrittenThenReadAgain(
            @ForAll @LongRange(max = 999_999_999_999_999_999L) long place, @ForAll long high, @ForAll long low) {
        Cursor cursor = new Cursor(place, new UUID(high, low).toString());
        assertThat(Cursor.parse(cursor.text())).contains(cursor);
    }

    @Law
    void textWhenAnyThenAPlaceOrNone(@ForAll("texts") String text) {
        Cursor.parse(text).ifPresent(cursor -> {
            assertThat(cursor.place()).isNotNegative();
            assertThat(text).endsWith("-" + cursor.id());
        });
    }

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Hostile.text(),
                Arbitraries.strings().withChars("0123456789-abcdef\u0665").ofMaxLength(60));
    }
}
