package io.symbolon.auth.account;

import io.symbolon.auth.credential.Account;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An account as its owner and services see it. The string form is the id alone. */
public record AccountView(
        UUID id,
        String email,
        boolean emailVerified,
        List<String> roles,
        String status,
        String profileStatus,
        Instant createdAt) {
    static AccountView of(Account account) {
        return new AccountView(
                account.id().value(),
                account.email(),
                account.emailVerified(),
                account.orderedRoles(),
                account.status().wireName(),
                account.profileStatus(),
                account.createdAt());
    }

    @Override
    public String toString() {
        return "account " + id;
    }
}
