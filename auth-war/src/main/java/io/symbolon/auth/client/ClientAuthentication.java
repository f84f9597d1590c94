package io.symbolon.auth.client;

import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Proves a service by its service token (RFC 6749 §2.3.1). An unknown service, a wrong token and an expired one cost the
 * same: one look into the registry, one keyed hash, two comparisons. Thread-safe.
 */
@ApplicationScoped
public class ClientAuthentication {
    /** Slots of the token table: so many comparisons are made, however many tokens there are. */
    private static final int SLOTS = 2;
    /** How exact {@code last_used_at} is; finer would write a row a request. */
    private static final Duration USE_NOTED = Duration.ofMinutes(1);
    /** No service bears it; looked up for what cannot be a name, so that this costs a query too. */
    private static final String NO_NAME = "-";
    /** No token hashes to it. */
    private static final String NO_HASH = "-".repeat(43);

    private final ClientCache cache;
    private final ClientStore clients;
    private final TokenHash hash;
    private final InstantSource clock;

    ClientAuthentication() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    public ClientAuthentication(ClientCache cache, ClientStore clients, TokenHash hash, InstantSource clock) {
        this.cache = cache;
        this.clients = clients;
        this.hash = hash;
        this.clock = clock;
    }

    /** The client, when the token is one of its live ones. */
    public Optional<AuthenticatedClient> authenticate(String name, Secret token) {
        List<String> presented = hash.all(token);
        ClientCache.Reading reading = cache.read(ServiceName.isValid(name) ? name : NO_NAME);
        Instant now = clock.instant();
        Optional<StoredToken> match =
                match(presented, reading.client().map(StoredClient::secrets).orElse(List.of()), now);
        match.filter(found -> isUseWorthNoting(found, now) && reading.notes())
                .ifPresent(found -> clients.used(found, now));
        return match.flatMap(found -> reading.client())
                .map(stored -> new AuthenticatedClient(stored.client(), reading.asOf()));
    }

    private static Optional<StoredToken> match(List<String> presented, List<StoredToken> tokens, Instant now) {
        Optional<StoredToken> match = Optional.empty();
        for (int slot = 0; slot < SLOTS; slot++) {
            StoredToken token = slot < tokens.size() ? tokens.get(slot) : null;
            if (TokenHash.isAmong(presented, token == null ? NO_HASH : token.hash())
                    && token != null
                    && token.isLive(now)) {
                match = Optional.of(token);
            }
        }
        return match;
    }

    private static boolean isUseWorthNoting(StoredToken token, Instant now) {
        return token.lastUsedAt()
                .filter(last -> now.isBefore(last.plus(USE_NOTED)))
                .isEmpty();
    }
}
