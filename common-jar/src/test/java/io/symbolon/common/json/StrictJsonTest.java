package io.symbolon.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static final String NAME = "Zoë \ud83c\udf0b";

    record Message(String name) {}

    @Test
    void bodyWhenUtf8ThenTakenR59() throws IOException {
        byte[] body = text(NAME).getBytes(StandardCharsets.UTF_8);
        assertThat(read(body)).isEqualTo(new Message(NAME));
        assertThat(optional(body)).contains(new Message(NAME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "ISO-8859-1"})
    void bodyWhenInAnotherEncodingThenRefusedR59(String encoding) {
        assertRefused(text(NAME).getBytes(Charset.forName(encoding)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00c0\u00af", // a slash, overlong
                "\u00ed\u00a0\u0080", // half a pair
                "\u00f4\u0090\u0080\u0080", // beyond Unicode
                "\u0081",
                "\u00e2\u0082",
                "\u00ff"
            })
    void bodyWhenItHoldsOctetsThatAreNoUtf8ThenRefusedR59(String octets) {
        assertRefused(text(octets).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void assertRefused(byte[] body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(WebApplicationException.class);
        assertThatThrownBy(() -> optional(body)).isInstanceOf(WebApplicationException.class);
    }

    private static String text(String name) {
        return "{\"name\":\"" + name + "\"}";
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the Jakarta REST interface is
    private static Object read(byte[] body) throws IOException {
        return new StrictJson()
                .readFrom(
                        (Class) Message.class,
                        Message.class,
                        new Annotation[0],
                        MediaType.APPLICATION_JSON_TYPE,
                        new MultivaluedHashMap<>(),
                        new ByteArrayInputStream(body));
    }

    private static Optional<Message> optional(byte[] body) {
        return StrictJson.optional(Message.class, MediaType.APPLICATION_JSON_TYPE, body);
    }
}
