package io.symbolon.auth.administration;

import io.symbolon.common.token.Secret;
import java.util.Optional;

/** The first administrator: {@code admin.email}, {@code admin.password}; read only while none ever existed. Immutable. */
public record AdministratorSettings(Optional<String> email, Optional<Secret> password) {
    boolean isPresent() {
        return email.isPresent() || password.isPresent();
    }

    @Override
    public String toString() {
        return "[first administrator]";
    }
}
