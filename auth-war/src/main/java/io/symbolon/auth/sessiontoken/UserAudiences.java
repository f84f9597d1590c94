package io.symbolon.auth.sessiontoken;

import io.symbolon.auth.client.ClientStore;
import io.symbolon.auth.credential.Account;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Which services a user's token is for (CONTRACT section 3): the three a user talks to; for an administrator, whose token
 * opens more, one at a time, and any registered one. Thread-safe.
 */
@ApplicationScoped
public class UserAudiences {
    private static final List<String> USERS = List.of("auth-service", "user-service", "property-service");
    private static final List<String> ADMINISTRATORS = List.of("auth-service");

    private final ClientStore clients;

    UserAudiences() { // CDI proxy
        this(null);
    }

    @Inject
    public UserAudiences(ClientStore clients) {
        this.clients = clients;
    }

    /**
     * The {@code aud}; empty when the one asked for cannot be had.
     *
     * @param asked null when none was named
     */
    public Optional<List<String>> of(Account account, String asked) {
        if (asked == null) {
            return Optional.of(account.isAdministrator() ? ADMINISTRATORS : USERS);
        }
        boolean allowed = account.isAdministrator()
                ? ServiceName.isValid(asked) && clients.exists(new ServiceName(asked))
                : USERS.contains(asked);
        return allowed ? Optional.of(List.of(asked)) : Optional.empty();
    }
}
