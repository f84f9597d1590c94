package io.symbolon.common.policy;

import java.util.Objects;
import java.util.Set;

/**
 * What is wanted. Immutable.
 *
 * @param type such as {@code profile}
 * @param id null for one that is yet to be made, or a list
 * @param owner the UUID, in lower case, of the user it belongs to; null when it belongs to none, or is not known to
 * @param fields the members that would be shown or changed; empty when the request is about the whole alone
 */
public record Resource(String type, String id, String owner, Set<String> fields) {
    public Resource {
        Objects.requireNonNull(type);
        fields = Set.copyOf(fields);
    }

    /** One without regard to its members. */
    public static Resource of(String type, String id, String owner) {
        return new Resource(type, id, owner, Set.of());
    }

    /** The same, with what would be shown or changed of it. */
    public Resource touching(Set<String> touched) {
        return new Resource(type, id, owner, touched);
    }
}
