package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.util.TypeLiteral;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** MP-JWT 2.1, "Injection of JsonWebToken claims": the complete set of valid claim types. */
class ClaimTypesTest {
    private static final Type TEXTS = new TypeLiteral<Set<String>>() {}.getType();
    private static final Type MAYBE_NUMBER = new TypeLiteral<Optional<Long>>() {}.getType();

    @Test
    void convertWhenPlainThenSameValue() {
        assertThat(ClaimTypes.convert("ada", String.class)).isEqualTo("ada");
        assertThat(ClaimTypes.convert(7L, Long.class)).isEqualTo(7L);
        assertThat(ClaimTypes.convert(true, Boolean.class)).isEqualTo(true);
        assertThat(ClaimTypes.convert(Set.of("a"), TEXTS)).isEqualTo(Set.of("a"));
    }

    @Test
    void convertWhenJsonAskedThenJson() {
        assertThat(ClaimTypes.convert("ada", JsonString.class)).isEqualTo(Json.createValue("ada"));
        assertThat(ClaimTypes.convert(7L, JsonNumber.class)).isEqualTo(Json.createValue(7L));
        assertThat(ClaimTypes.convert(false, JsonValue.class)).isEqualTo(JsonValue.FALSE);
        assertThat(ClaimTypes.convert(Set.of("a"), JsonArray.class))
                .isEqualTo(Json.createArrayBuilder(List.of("a")).build());
    }

    @Test
    void convertWhenJsonGivenThenPlain() {
        JsonArray roles = Json.createArrayBuilder(List.of("a", "b")).build();
        assertThat(ClaimTypes.convert(roles, TEXTS)).isEqualTo(Set.of("a", "b"));
        assertThat(ClaimTypes.convert(roles, Object.class)).isSameAs(roles);
        assertThat(ClaimTypes.convert(Json.createValue(1.5), Long.class)).isEqualTo(1L);
    }

    @Test
    void convertWhenAbsentThenNullOrEmpty() {
        assertThat(ClaimTypes.convert(null, String.class)).isNull();
        assertThat(ClaimTypes.convert(null, MAYBE_NUMBER)).isEqualTo(Optional.empty());
        assertThat(ClaimTypes.convert(7L, MAYBE_NUMBER)).isEqualTo(Optional.of(7L));
    }

    @Test
    void convertWhenClaimIsOfAnotherKindThenRefused() {
        assertThatThrownBy(() -> ClaimTypes.convert("7", Long.class)).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> ClaimTypes.convert("true", Boolean.class)).isInstanceOf(ClassCastException.class);
    }

    @Test
    void knowWhenNoClaimTypeThenNot() {
        assertThat(ClaimTypes.know(MAYBE_NUMBER)).isTrue();
        assertThat(ClaimTypes.know(Integer.class)).isFalse();
        assertThat(ClaimTypes.know(new TypeLiteral<Set<Long>>() {}.getType())).isFalse();
    }
}
