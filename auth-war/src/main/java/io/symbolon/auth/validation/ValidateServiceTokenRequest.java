package io.symbolon.auth.validation;

import io.symbolon.common.problem.Violation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The token in question and whose it is said to be; anything may be missing. The string form is redacted. */
@Schema(requiredProperties = {"service_name", "token"})
public record ValidateServiceTokenRequest(String serviceName, String token) {
    List<Violation> violations() {
        return Stream.of(
                        serviceName == null ? new Violation("service_name", "must be given") : null,
                        token == null ? new Violation("token", "must be given") : null)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public String toString() {
        return "[service token]";
    }
}
