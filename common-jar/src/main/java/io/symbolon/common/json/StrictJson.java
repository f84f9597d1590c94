package io.symbolon.common.json;

import com.fasterxml.jackson.core.JacksonException;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * JSON of a server: what is not exactly the message asked for is 400 {@code invalid-request}, naming the member, never
 * its value. Registered by the guard. Thread-safe.
 */
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.WILDCARD)
public class StrictJson extends JsonProvider {
    public StrictJson() {
        super(Json.strict());
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
        byte[] whole = body.readAllBytes(); // a body that breaks off is no wrong one
        return read(
                () -> Json.strict().readValue(Json.utf8(whole), Json.strict().constructType(generic)));
    }

    private static <T> T read(Reading<T> reading) throws IOException {
        try {
            T value = reading.read();
            if (value == null) {
                throw refused(Problem.of(ProblemType.INVALID_REQUEST).detail("The body must be a JSON object."));
            }
            return value;
        } catch (JacksonException unusable) {
            throw refused(JsonViolations.problem(unusable));
        } catch (CharacterCodingException notUtf8) {
            throw refused(Problem.of(ProblemType.INVALID_REQUEST).detail("The body is not UTF-8."));
        }
    }

    /**
     * The message of a body that may be missing; empty when it is.
     *
     * @param media what the client says it is; null when it says nothing
     * @throws WebApplicationException when it is something else, as if it had to be there
     */
    public static <T> Optional<T> optional(Class<T> type, MediaType media, byte[] body) {
        if (new String(body, StandardCharsets.UTF_8).isBlank()) {
            return Optional.empty();
        }
        if (media == null || !speaks(type, media)) {
            throw refused(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE));
        }
        try {
            return Optional.of(read(() -> Json.strict().readValue(Json.utf8(body), type)));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a body that is there already", impossible);
        }
    }

    /** Reads the whole body. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static WebApplicationException refused(Problem problem) {
        return new WebApplicationException(problem.response());
    }
}
