package io.symbolon.user.authentication;

import io.symbolon.common.problem.Violation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a user sends; anything may be missing. The string form is redacted. */
@Schema(requiredProperties = {"email", "password"})
public record AuthenticationRequest(String email, String password) {
    List<Violation> violations() {
        return Stream.of(violation("email", email), violation("password", password))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Violation violation(String field, String value) {
        if (value == null) {
            return new Violation(field, "must be given");
        }
        boolean isText = value.codePoints().noneMatch(it -> Character.getType(it) == Character.SURROGATE);
        return isText ? null : new Violation(field, "must be text");
    }

    @Override
    public String toString() {
        return "[authentication]";
    }
}
