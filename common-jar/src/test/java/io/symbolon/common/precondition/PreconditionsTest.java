package io.symbolon.common.precondition;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionsTest {
    private static final EntityTag PRESENT = new EntityTag("1");

    @ParameterizedTest
    @ValueSource(strings = {"*", " * ", "\"1\"", "\"9\", \"1\"", ",\"1\" ,, W/\"1\",", "\"a,b\"\t,\"1\""})
    void ifMatchWhenItNamesThePresentStateThenMet(String header) {
        assertThat(Preconditions.areMet(ifMatch(header), PRESENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"*\"", "\"\"", "\"2\"", "W/\"1\"", "\"a,\\\"", "\"1\u00e9\""})
    void ifMatchWhenItNamesAnotherStateThenNotMet(String header) {
        assertThat(Preconditions.areMet(ifMatch(header), PRESENT)).isFalse();
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
    void ifMatchWhenNeitherAnyNorTagsThenNotMet(String header) {
        assertThat(Preconditions.areMet(ifMatch(header), PRESENT)).isFalse();
    }

    @Test
    void ifMatchWhenNoneCameThenMetAndWhenLinesCameThenByAnyOfThem() {
        assertThat(Preconditions.areMet(ifMatch(), PRESENT)).isTrue();
        assertThat(Preconditions.areMet(ifMatch("\"9\"", "\"1\""), PRESENT)).isTrue();
    }

    @Test
    void ifMatchWhenThePresentTagIsWeakThenNotMet() {
        assertThat(Preconditions.areMet(ifMatch("\"1\""), new EntityTag("1", true)))
                .isFalse();
    }

    @Test
    void ifMatchWhenAsLongAsAHeaderMayBeThenStillRead() {
        assertThat(Preconditions.areMet(ifMatch("\"\",".repeat(10_000) + "\"1\""), PRESENT))
                .isTrue();
        assertThat(Preconditions.areMet(ifMatch(",".repeat(30_000)), PRESENT)).isFalse();
        assertThat(Preconditions.areMet(ifMatch("\"a\"," + " ".repeat(1_000_000) + "x"), PRESENT))
                .as("once through, however long")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"1\"", "W/\"1\"", "\"7\", \"1\""})
    void ifNoneMatchWhenItNamesThePresentStateThenNotModifiedNorChanged(String header) {
        HttpHeaders headers = headers(Map.of(HttpHeaders.IF_NONE_MATCH, List.of(header)));
        assertThat(Preconditions.areMet(headers, PRESENT)).isFalse();
        assertThat(Preconditions.insteadOf(headers, PRESENT))
                .map(Response::getStatus)
                .contains(304);
        assertThat(Preconditions.insteadOf(headers, PRESENT))
                .map(Response::getEntityTag)
                .contains(PRESENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"2\"", "\"*\"", "1", ""})
    void ifNoneMatchWhenItNamesAnotherStateOrNoneThenShownAndChanged(String header) {
        HttpHeaders headers = headers(Map.of(HttpHeaders.IF_NONE_MATCH, List.of(header)));
        assertThat(Preconditions.areMet(headers, PRESENT)).isTrue();
        assertThat(Preconditions.insteadOf(headers, PRESENT)).isEmpty();
    }

    /** RFC 9110 §13.2.2: If-Match first, then If-None-Match. */
    @Test
    void bothWhenTheyCameThenIfMatchDecidesFirst() {
        assertThat(Preconditions.insteadOf(both("\"1\"", "W/\"1\""), PRESENT))
                .map(Response::getStatus)
                .contains(304);
        assertThat(Preconditions.insteadOf(both("\"2\"", "\"1\""), PRESENT))
                .map(Response::getStatus)
                .contains(412);
        assertThat(Preconditions.insteadOf(both("\"1\"", "\"2\""), PRESENT)).isEmpty();
    }

    private static HttpHeaders both(String ifMatch, String ifNoneMatch) {
        return headers(Map.of(HttpHeaders.IF_MATCH, List.of(ifMatch), HttpHeaders.IF_NONE_MATCH, List.of(ifNoneMatch)));
    }

    private static HttpHeaders ifMatch(String... lines) {
        return headers(lines.length == 0 ? Map.of() : Map.of(HttpHeaders.IF_MATCH, List.of(lines)));
    }

    private static HttpHeaders headers(Map<String, List<String>> lines) {
        return (HttpHeaders) Proxy.newProxyInstance(
                PreconditionsTest.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (proxy, method, arguments) -> lines.get(arguments[0]));
    }
}
