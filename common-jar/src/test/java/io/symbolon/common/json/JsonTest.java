package io.symbolon.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    enum Colour {
        RED
    }

    record Inner(String postalCode) {}

    record Message(
            String displayName,
            Integer count,
            int size,
            boolean on,
            Instant at,
            List<String> tags,
            Inner inner,
            Colour colour,
            BigDecimal price) {}

    private static Message read(String json) throws JacksonException {
        return Json.strict().readValue(json, Message.class);
    }

    @Test
    void readWhenEveryMemberHasItsTypeThenRecord() throws Exception {
        Message message = read("""
                {"display_name":"", "count":1, "size":2, "on":true, "at":"2026-01-01T00:00:00Z", "tags":["a"],
                 "inner":{"postal_code":"1"}, "colour":"RED", "price":1.5}""");
        assertThat(message.displayName()).isEmpty();
        assertThat(message.at()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(message.inner().postalCode()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"display_name\":1}",
                "{\"display_name\":1.5}",
                "{\"display_name\":true}",
                "{\"display_name\":[\"a\"]}",
                "{\"display_name\":{}}",
                "{\"displayName\":\"a\"}",
                "{\"unknown\":1}",
                "{\"count\":\"1\"}",
                "{\"count\":\"\"}",
                "{\"count\":1.5}",
                "{\"count\":true}",
                "{\"count\":99999999999}",
                "{\"size\":null}",
                "{\"on\":\"true\"}",
                "{\"on\":1}",
                "{\"at\":1}",
                "{\"at\":\"yesterday\"}",
                "{\"at\":\"\"}",
                "{\"tags\":\"a\"}",
                "{\"tags\":\"\"}",
                "{\"tags\":[1]}",
                "{\"inner\":\"\"}",
                "{\"inner\":[]}",
                "{\"inner\":\"x\"}",
                "{\"colour\":0}",
                "{\"colour\":\"\"}",
                "{\"colour\":\"BLUE\"}",
                "{\"price\":\"1.5\"}",
                "{\"count\":1,\"count\":1}",
                "{\"count\":1} x",
                "{\"count\":1}{}",
                "{\"count\":01}",
                "{\"count\":NaN}",
                "{count:1}",
                "{'count':1}",
                "{\"count\":1,}",
                "{\"count\":1 /* c */}",
                "[]",
                "\"a\"",
                "1",
                "",
                " ",
                "{"
            })
    void readWhenAnythingIsOffThenRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JacksonException.class);
    }

    @Test
    void readWhenNestedTooDeeplyThenRefused() {
        String bomb = "[".repeat(5000) + "]".repeat(5000);
        assertThatThrownBy(() -> Json.tolerant().readTree(bomb)).isInstanceOf(JacksonException.class);
    }

    @Test
    void readTreeWhenMemberTwiceThenRefused() {
        assertThatThrownBy(() -> Json.tolerant().readTree("{\"a\":1,\"a\":2}")).isInstanceOf(JacksonException.class);
    }

    @Test
    void readTreeWhenTrailingTextThenRefused() {
        assertThatThrownBy(() -> Json.strict().readTree("{} {}")).isInstanceOf(JacksonException.class);
    }

    @Test
    void tolerantWhenMemberUnknownThenPassedOver() throws Exception {
        assertThat(Json.tolerant().readValue("{\"postal_code\":\"1\",\"new\":2}", Inner.class))
                .isEqualTo(new Inner("1"));
    }

    @Test
    void writeWhenMemberNullThenLeftOut() throws Exception {
        Message message = new Message("a", null, 0, false, Instant.EPOCH, null, null, null, null);
        assertThat(Json.strict().writeValueAsString(message))
                .isEqualTo("{\"display_name\":\"a\",\"size\":0,\"on\":false,\"at\":\"1970-01-01T00:00:00Z\"}");
    }
}
