package io.symbolon.auth.registry;

import io.symbolon.auth.client.Client;
import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What a service may do, as an administrator writes it; anything may be missing. Immutable.
 *
 * @param audiences the services it may call
 * @param scopes what it may ask for, all audiences together
 * @param claims the claims it may assert of a user; missing is none
 */
public record ServiceRights(List<String> audiences, List<String> scopes, List<String> claims) {
    /** Characters of a list: what its column holds. */
    private static final int LIST = 4000;
    /** The claims there are (CONTRACT section 3). */
    private static final Set<String> ASSERTABLE = Set.of("properties");

    static ServiceRights of(Client client) {
        return new ServiceRights(
                client.audiences().stream().map(ServiceName::value).sorted().toList(),
                client.scopes().stream().map(Scope::value).sorted().toList(),
                client.claims().stream().sorted().toList());
    }

    /** What is not acceptable. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        check("audiences", audiences, ServiceName::new, violations);
        check("scopes", scopes, Scope::new, violations);
        if (claims != null && !claims.stream().allMatch(ServiceRights::isAssertable)) {
            violations.add(new Violation("claims", "must be among " + ASSERTABLE));
        }
        return violations;
    }

    /** What is null in a list of JSON is null here; {@code Set.of} will not be asked about it. */
    private static boolean isAssertable(String claim) {
        return claim != null && ASSERTABLE.contains(claim);
    }

    /** The client with these rights, which have no violations. */
    Client client(ServiceName name) {
        return new Client(
                name,
                audiences.stream().map(ServiceName::new).collect(Collectors.toSet()),
                scopes.stream().map(Scope::new).collect(Collectors.toSet()),
                claims == null ? Set.of() : Set.copyOf(claims));
    }

    private static void check(String field, List<String> list, Consumer<String> parse, List<Violation> violations) {
        if (list == null) {
            violations.add(new Violation(field, "must be given"));
            return;
        }
        try {
            list.forEach(parse);
        } catch (IllegalArgumentException malformed) {
            violations.add(new Violation(field, malformed.getMessage()));
            return;
        }
        if (String.join(" ", list).length() > LIST) {
            violations.add(new Violation(field, "must be at most " + LIST + " characters in all"));
        }
    }
}
