package io.symbolon.auth.passwordreset;

import io.symbolon.common.problem.Violation;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /v1/auth/password-reset/confirm}, as it came. */
@Schema(requiredProperties = {"token", "new_password"})
public record NewPassword(String token, String newPassword) {
    List<Violation> missing() {
        return Stream.of(
                        token == null ? new Violation("token", "must be given") : null,
                        newPassword == null ? new Violation("new_password", "must be given") : null)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public String toString() {
        return "new password";
    }
}
