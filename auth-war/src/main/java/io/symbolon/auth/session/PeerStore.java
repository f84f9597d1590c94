package io.symbolon.auth.session;

import io.symbolon.common.peer.Network;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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
        return newAddress(account, session).filter(address -> {
            List<String> others = others(account, address);
            return !others.isEmpty() && others.stream().map(Network::around).noneMatch(Network.around(address)::equals);
        });
    }

    /** The usual login comes from where another came from: the database knows, however many there were. */
    private Optional<String> newAddress(UUID account, UUID session) {
        return texts(entities.createNativeQuery("""
                        select address from session here where id = ?2 and account_id = ?1 and address <> ''
                        and not exists (select 1 from session other where other.account_id = ?1 and other.id <> ?2
                                        and other.address = here.address)""")
                        .setParameter(1, account.toString())
                        .setParameter(2, session.toString()))
                .findFirst();
    }

    private List<String> others(UUID account, String address) {
        return texts(entities.createNativeQuery("""
                        select distinct address from session
                        where account_id = ?1 and address <> '' and address <> ?2""")
                        .setParameter(1, account.toString())
                        .setParameter(2, address))
                .toList();
    }

    private static Stream<String> texts(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(String.class::cast);
    }
}
