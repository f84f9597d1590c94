package io.symbolon.user.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PropertiesClaimTest {
    @Test
    void ofWhenNoneThenAnEmptyClaim() {
        assertThat(PropertiesClaim.of(List.of())).isEqualTo(new PropertiesClaim(List.of(), false));
    }

    @Test
    void ofWhenAtTheMostThenAllAndBeyondTheOldest() {
        assertThat(PropertiesClaim.of(properties(50, "House")))
                .isEqualTo(new PropertiesClaim(properties(50, "House"), false));
        assertThat(PropertiesClaim.of(properties(51, "House")))
                .isEqualTo(new PropertiesClaim(properties(50, "House"), true));
    }

    @Test
    void ofWhenAtTheMostBytesThenAllAndBeyondTheOldest() throws Exception {
        int frame = json(properties(1, "")).length;
        List<PropertyClaim> fits = properties(1, "é".repeat((5120 - frame) / 2));
        assertThat(json(fits).length).isBetween(5119, 5120);
        assertThat(PropertiesClaim.of(fits)).isEqualTo(new PropertiesClaim(fits, false));
        List<PropertyClaim> tooLong = properties(1, "é".repeat((5120 - frame) / 2 + 1));
        assertThat(PropertiesClaim.of(tooLong)).isEqualTo(new PropertiesClaim(List.of(), true));
    }

    @Test
    void ofWhenNamesAreLongThenNeverMoreBytesThanThereIsRoomFor() throws Exception {
        PropertiesClaim claim = PropertiesClaim.of(properties(50, "🦉".repeat(100)));
        assertThat(claim.truncated()).isTrue();
        assertThat(json(claim.kept()).length).isBetween(4000, 5120);
    }

    private static byte[] json(List<PropertyClaim> claim) throws Exception {
        return Json.strict().writeValueAsString(claim).getBytes(StandardCharsets.UTF_8);
    }

    private static List<PropertyClaim> properties(int count, String name) {
        return IntStream.range(0, count)
                .mapToObj(i -> new PropertyClaim("8f14e45f-ceea-467f-ab2b-6d7c1a1d4a" + (10 + i), name, "owner"))
                .toList();
    }
}
