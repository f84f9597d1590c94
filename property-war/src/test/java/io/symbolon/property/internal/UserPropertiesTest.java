package io.symbolon.property.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.json.Json;
import io.symbolon.property.property.PropertyClaim;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserPropertiesTest {
    @Test
    void propertiesWhenAsManyAsOneAnswerHoldsThenAllAreThere() {
        UserProperties answer = UserProperties.of("somebody", claims(UserProperties.MOST));

        assertThat(answer.properties()).isEqualTo(claims(UserProperties.MOST));
        assertThat(onTheWire(answer).has("properties_truncated")).isFalse();
    }

    @Test
    void propertiesWhenOneMoreThanAnAnswerHoldsThenTheOldestAndTheAnswerSaysSo() {
        UserProperties answer = UserProperties.of("somebody", claims(UserProperties.MOST + 1));

        assertThat(answer.properties()).isEqualTo(claims(UserProperties.MOST));
        assertThat(onTheWire(answer).path("properties_truncated").booleanValue())
                .isTrue();
    }

    private static JsonNode onTheWire(UserProperties answer) {
        return Json.strict().valueToTree(answer);
    }

    private static List<PropertyClaim> claims(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new PropertyClaim(new UUID(0, i), "villa " + i, "owner"))
                .toList();
    }
}
