package io.symbolon.common.policy;

import java.util.Objects;
import java.util.Set;

/**
 * Who wants something, as a verified token names them. Immutable.
 *
 * @param id a user's UUID in lower case, or a service's name
 * @param scopes what the token may be used for
 */
public record Subject(Kind kind, String id, Set<String> roles, Set<String> scopes) {
    /** Of what kind. */
    public enum Kind {
        USER,
        SERVICE
    }

    public Subject {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(id);
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    public boolean isUser() {
        return kind == Kind.USER;
    }

    public boolean isService() {
        return kind == Kind.SERVICE;
    }

    public boolean hasRole(String role) {
        return roles.contains(role);
    }

    public boolean hasScope(String scope) {
        return scopes.contains(scope);
    }
}
