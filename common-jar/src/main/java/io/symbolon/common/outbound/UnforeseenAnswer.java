package io.symbolon.common.outbound;

import com.fasterxml.jackson.databind.JsonNode;
import io.symbolon.common.json.Json;
import io.symbolon.common.problem.CalledServiceException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * What a client's method throws where the application has no mapper of its own. MicroProfile's default throws the answer of
 * the service that was called as if it were our answer to whoever called us: they would be told that their token is no good.
 */
final class UnforeseenAnswer implements ResponseExceptionMapper<CalledServiceException> {
    /** MicroProfile REST Client: statuses are answers, not exceptions. */
    private static final String NO_DEFAULT = "microprofile.rest.client.disable.default.mapper";

    /** Of what others say, a code and nothing else is repeated. */
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,64}");

    private final String api;
    private final int lowest;

    UnforeseenAnswer(Class<?> api) {
        this.api = api.getName();
        this.lowest = Arrays.stream(api.getMethods()).anyMatch(UnforeseenAnswer::takesRedirects)
                ? Response.Status.BAD_REQUEST.getStatusCode()
                : Response.Status.MULTIPLE_CHOICES.getStatusCode();
    }

    /** What has a whole answer for its result may have asked for one; another type cannot be made of a redirect. */
    private static boolean takesRedirects(Method method) {
        return method.getGenericReturnType().getTypeName().contains(Response.class.getName());
    }

    /** Unless the application wants no exceptions at all. */
    static void in(RestClientBuilder builder, Class<?> api) {
        Object property = builder.getConfiguration().getProperty(NO_DEFAULT);
        boolean statusesAreAnswers = property != null
                ? Boolean.parseBoolean(property.toString())
                : ConfigProvider.getConfig()
                        .getOptionalValue(NO_DEFAULT, Boolean.class)
                        .orElse(false);
        if (!statusesAreAnswers && !builder.getConfiguration().isRegistered(UnforeseenAnswer.class)) {
            builder.register(new UnforeseenAnswer(api));
        }
    }

    /** After all others but the default. */
    @Override
    public int getPriority() {
        return Integer.MAX_VALUE - 1;
    }

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= lowest;
    }

    @Override
    public CalledServiceException toThrowable(Response answer) {
        answer.bufferEntity(); // the application may read it again
        String reason = reason(answer).map(code -> " " + code).orElse("");
        return new CalledServiceException(api + " was answered " + answer.getStatus() + reason, answer);
    }

    /** Of a problem as our services answer it, or the error of an OAuth endpoint. */
    private static Optional<String> reason(Response answer) {
        if (!answer.hasEntity()) {
            return Optional.empty();
        }
        try {
            JsonNode problem = Json.tolerant().readTree(answer.readEntity(byte[].class));
            return Stream.of("reason", "error")
                    .map(member -> problem.path(member).asText())
                    .filter(code -> CODE.matcher(code).matches())
                    .findFirst();
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }
}
