package io.symbolon.common.policy;

import java.util.Objects;

/**
 * All that policies decide by. On the request's own thread only, as its environment.
 *
 * @param action what the subject wants to do, such as {@code read}
 */
public record AccessRequest(Subject subject, String action, Resource resource, Environment environment) {
    public AccessRequest {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(action);
        Objects.requireNonNull(resource);
        Objects.requireNonNull(environment);
    }

    public boolean isTo(String wanted) {
        return action.equals(wanted);
    }

    /** Whether the resource belongs to the very user who asks. */
    public boolean isByOwner() {
        return subject.isUser() && subject.id().equals(resource.owner());
    }
}
