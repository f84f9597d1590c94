package io.symbolon.common.precondition;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {
    private static final EntityTag PRESENT = new EntityTag("1");

    @ParameterizedTest
    @ValueSource(strings = {"*", " * ", "\"1\"", "\"9\", \"1\"", ",\"1\" ,, W/\"1\",", "\"a,b\"\t,\"1\""})
    void isMetWhenItNamesThePresentStateThenTrue(String header) {
        assertThat(IfMatch.isMet(headers(header), PRESENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"*\"", "\"\"", "\"2\"", "W/\"1\"", "\"a,\\\"", "\"1\u00e9\""})
    void isMetWhenItNamesAnotherStateThenFalse(String header) {
        assertThat(IfMatch.isMet(headers(header), PRESENT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "1",
                "no tag",
                "\"1",
                "1\"",
                "\"1\" \"2\"",
                "\"1\",2",
                "*, \"1\"",
                "\"1\", *",
                "w/\"1\"",
                "\"a b\""
            })
    void isMetWhenNeitherAnyNorTagsThenFalse(String header) {
        assertThat(IfMatch.isMet(headers(header), PRESENT)).isFalse();
    }

    @Test
    void isMetWhenNoneCameThenTrueAndWhenLinesCameThenAnyOfThem() {
        assertThat(IfMatch.isMet(headers(), PRESENT)).isTrue();
        assertThat(IfMatch.isMet(headers("\"9\"", "\"1\""), PRESENT)).isTrue();
    }

    @Test
    void isMetWhenThePresentTagIsWeakThenFalse() {
        assertThat(IfMatch.isMet(headers("\"1\""), new EntityTag("1", true))).isFalse();
    }

    @Test
    void isMetWhenAsLongAsAHeaderMayBeThenStillRead() {
        assertThat(IfMatch.isMet(headers("\"\",".repeat(10_000) + "\"1\""), PRESENT))
                .isTrue();
        assertThat(IfMatch.isMet(headers(",".repeat(30_000)), PRESENT)).isFalse();
        assertThat(IfMatch.isMet(headers("\"a\"," + " ".repeat(1_000_000) + "x"), PRESENT))
                .as("once through, however long")
                .isFalse();
    }

    private static HttpHeaders headers(String... lines) {
        return (HttpHeaders) Proxy.newProxyInstance(
                IfMatchTest.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (proxy, method, arguments) -> lines.length == 0 ? null : List.of(lines));
    }
}
