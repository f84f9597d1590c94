package io.symbolon.auth.credential;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A user's account. Created unverified, it becomes active when its address is proved; an administrator may disable and
 * enable it; deleted, it keeps its row without address and hash. Immutable; the string form holds the id alone.
 *
 * @param email as its owner wrote it
 * @param profileStatus {@code pending} until user-war has told that the profile exists, then {@code created}
 * @param version counts what matters to others: password, roles, disabling, enabling, deletion
 */
public record Account(
        UserId id,
        String email,
        Set<String> roles,
        boolean emailVerified,
        boolean disabled,
        String profileStatus,
        long version,
        Instant createdAt) {
    public static final String USER = "user";
    public static final String ADMIN = "admin";
    static final String PENDING = "pending";
    private static final long FIRST_VERSION = 1;

    public Account {
        roles = Set.copyOf(roles);
    }

    /** A new one, unverified. */
    public static Account create(EmailAddress email, Set<String> roles, Instant now) {
        return new Account(UserId.random(), email.address(), roles, false, false, PENDING, FIRST_VERSION, now);
    }

    public AccountStatus status() {
        if (disabled) {
            return AccountStatus.DISABLED;
        }
        return emailVerified ? AccountStatus.ACTIVE : AccountStatus.UNVERIFIED;
    }

    /** The roles in the order of the contract: {@code user} first. */
    public List<String> orderedRoles() {
        return roles.stream()
                .sorted(Comparator.comparing((String role) -> !role.equals(USER))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    public boolean isAdministrator() {
        return roles.contains(ADMIN);
    }

    @Override
    public String toString() {
        return "account " + id;
    }
}
