package io.symbolon.common.json;

import com.fasterxml.jackson.core.JacksonException;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

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
        try {
            Object value = super.readFrom(type, generic, annotations, media, headers, body);
            if (value == null) {
                throw refused(Problem.of(ProblemType.INVALID_REQUEST).detail("The body must be a JSON object."));
            }
            return value;
        } catch (JacksonException unusable) {
            throw refused(JsonViolations.problem(unusable));
        } catch (CharConversionException notUnicode) {
            throw refused(Problem.of(ProblemType.INVALID_REQUEST).detail("The body is not UTF-8."));
        }
    }

    private static WebApplicationException refused(Problem problem) {
        return new WebApplicationException(problem.response());
    }
}
