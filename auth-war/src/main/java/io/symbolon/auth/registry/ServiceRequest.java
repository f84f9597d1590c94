package io.symbolon.auth.registry;

import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.ServiceName;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A service to be registered; anything may be missing. */
@Schema(requiredProperties = {"name", "audiences", "scopes"})
public record ServiceRequest(String name, List<String> audiences, List<String> scopes, List<String> claims) {
    ServiceRights rights() {
        return new ServiceRights(audiences, scopes, claims);
    }

    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        if (!ServiceName.isValid(name)) {
            violations.add(new Violation(
                    "name",
                    "must match [a-z][a-z0-9-]{1,62}, be no UUID, and none of first-party, user, admin, service"));
        }
        violations.addAll(rights().violations());
        return violations;
    }
}
