package io.symbolon.auth.session;

import io.symbolon.auth.store.Sql;
import io.symbolon.common.peer.Network;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** From where accounts logged in before, as far as the sessions on record tell. Thread-safe. */
@ApplicationScoped
public class PeerStore {
    private final EntityManager entities;

    PeerStore() { // CDI proxy
        this(null);
    }

    @Inject
    public PeerStore(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The address a session came from, when none of the account's others came from that network; empty for the first session
     * of all, which nobody needs to be told of.
     */
    public Optional<String> unfamiliar(UUID account, UUID session) {
        List<?> rows = entities.createNativeQuery(
                        "select id, address from session where account_id = ?1 and address is not null and address <> ''")
                .setParameter(1, account.toString())
                .getResultList();
        Map<UUID, String> addresses = rows.stream()
                .map(row -> (Object[]) row)
                .collect(Collectors.toMap(row -> Sql.uuid(row[0]), row -> (String) row[1]));
        String address = addresses.remove(session);
        return Optional.ofNullable(address)
                .filter(present -> !addresses.isEmpty())
                .filter(present ->
                        addresses.values().stream().map(Network::around).noneMatch(Network.around(present)::equals));
    }
}
