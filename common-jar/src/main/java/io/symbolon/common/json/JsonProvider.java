package io.symbolon.common.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;

/**
 * Reads and writes {@code application/json} and everything {@code +json}; leaves streams, text and bytes alone, and the
 * writing of JSON-P's values, which would come out as Java beans.
 */
abstract class JsonProvider implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    private static final List<Class<?>> RAW =
            List.of(String.class, byte[].class, InputStream.class, Reader.class, File.class, StreamingOutput.class);

    private final ObjectMapper mapper;

    JsonProvider(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return speaks(type, media);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return speaks(type, media) && !JsonValue.class.isAssignableFrom(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return mapper.readValue(body, mapper.constructType(generic));
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        byte[] text = mapper.writeValueAsBytes(value); // whole first: a failure half-way could not become a problem
        body.write(text);
    }

    static boolean speaks(Class<?> type, MediaType media) {
        if (media == null || isRaw(type)) {
            return false;
        }
        String subtype = media.getSubtype();
        return "json".equalsIgnoreCase(subtype) || subtype.regionMatches(true, subtype.length() - 5, "+json", 0, 5);
    }

    /** Asked for every body, where a stream took a microsecond. */
    private static boolean isRaw(Class<?> type) {
        for (Class<?> raw : RAW) {
            if (raw.isAssignableFrom(type)) {
                return true;
            }
        }
        return false;
    }
}
