package io.symbolon.auth.registration;

import io.symbolon.auth.credential.Account;
import java.time.Instant;
import java.util.UUID;

/** The account as it was created. The string form is the id alone. */
public record RegistrationAnswer(UUID id, String email, String status, Instant createdAt) {
    static RegistrationAnswer of(Account account) {
        return new RegistrationAnswer(
                account.id().value(), account.email(), account.status().wireName(), account.createdAt());
    }

    @Override
    public String toString() {
        return "account " + id;
    }
}
