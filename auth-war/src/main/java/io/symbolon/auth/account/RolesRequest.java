package io.symbolon.auth.account;

import io.symbolon.auth.credential.Account;
import io.symbolon.common.problem.Violation;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All roles an account is to have; may be missing. */
@Schema(requiredProperties = "roles")
public record RolesRequest(List<String> roles) {
    private static final Set<String> KNOWN = Set.of(Account.USER, Account.ADMIN);

    /** Everybody is a user; whoever administers is one besides. */
    List<Violation> violations() {
        boolean fit = roles != null
                && roles.stream().allMatch(role -> role != null && KNOWN.contains(role))
                && roles.contains(Account.USER);
        return fit ? List.of() : List.of(new Violation("roles", "must be [\"user\"] or [\"user\",\"admin\"]"));
    }
}
