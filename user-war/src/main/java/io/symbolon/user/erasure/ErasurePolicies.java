package io.symbolon.user.erasure;

import io.symbolon.common.policy.Policies;
import io.symbolon.common.policy.Policy;
import io.symbolon.common.policy.Resource;
import io.symbolon.user.profile.UserId;
import java.util.Optional;

/** Who may end whose account here (CONTRACT section 5): administrators do so at auth. */
final class ErasurePolicies {
    static final String DELETE = "delete";

    static final Policy OWNER_DELETES = Policy.permit("owner-deletes", it -> it.isTo(DELETE) && it.isByOwner());

    static final Policies ALL = Policies.of(OWNER_DELETES);

    private ErasurePolicies() {}

    /** @param owner empty for an identifier that is no user's */
    static Resource account(Optional<UserId> owner) {
        String id = owner.map(UserId::toString).orElse(null);
        return Resource.of("account", id, id);
    }
}
