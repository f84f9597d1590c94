package io.symbolon.auth.client;

import io.symbolon.common.database.Sql;
import io.symbolon.common.token.Scope;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The tables of clients and their tokens. A deleted client keeps its row and is found by nobody. Thread-safe. */
@ApplicationScoped
public class ClientStore {
    private final EntityManager entities;

    ClientStore() { // CDI proxy
        this(null);
    }

    @Inject
    public ClientStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Whether a live client bears this name. */
    public boolean exists(ServiceName name) {
        return find(name.value()).isPresent();
    }

    /** The live client of this name. */
    public Optional<Client> client(ServiceName name) {
        return find(name.value()).map(StoredClient::client);
    }

    /** The client and its tokens by one query, the same for every name. */
    Optional<StoredClient> find(String name) {
        List<?> rows = entities.createNativeQuery("""
                        select c.name, c.audiences, c.scopes, c.claims, t.id, t.hash, t.expires_at, t.last_used_at,
                               c.jwks
                        from client c left join client_token t on t.client_name = c.name
                        where c.name = ?1 and c.deleted_at is null""").setParameter(1, name).getResultList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(read(rows));
    }

    /** Stores a new client; false when one of that name is or ever was there. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean add(Client client, Instant now) {
        return entities.createNativeQuery("""
                                insert into client (name, audiences, scopes, claims, created_at)
                                values (?1, ?2, ?3, ?4, ?5) on conflict do nothing""")
                        .setParameter(1, client.name().value())
                        .setParameter(2, joined(client.audiences()))
                        .setParameter(3, joined(client.scopes()))
                        .setParameter(4, joined(client.claims()))
                        .setParameter(5, Sql.time(now))
                        .executeUpdate()
                == 1;
    }

    /** Gives the client its first token. */
    @Transactional(Transactional.TxType.MANDATORY)
    void addFirstToken(ServiceName client, String hash, Instant now) {
        entities.createNativeQuery("""
                        insert into client_token (id, client_name, slot, hash, created_at) values (?1, ?2, 1, ?3, ?4)""")
                .setParameter(1, UUID.randomUUID().toString())
                .setParameter(2, client.value())
                .setParameter(3, hash)
                .setParameter(4, Sql.time(now))
                .executeUpdate();
    }

    /** By the names of services: when the last of a service's tokens expires, if that is after one moment and not after another. */
    @Transactional
    Map<String, Instant> lastTokens(Instant after, Instant until) {
        List<?> rows = entities.createNativeQuery("""
                        select t.client_name, max(t.expires_at) from client_token t
                        join client c on c.name = t.client_name and c.deleted_at is null
                        group by t.client_name
                        having count(*) = count(t.expires_at) and max(t.expires_at) > ?1 and max(t.expires_at) <= ?2""")
                .setParameter(1, Sql.time(after))
                .setParameter(2, Sql.time(until))
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .collect(Collectors.toMap(
                        row -> (String) row[0], row -> Sql.instant(row[1]).orElseThrow()));
    }

    /** Notes when a token was last used. */
    @Transactional
    void used(StoredToken token, Instant now) {
        entities.createNativeQuery("update client_token set last_used_at = ?1 where id = ?2")
                .setParameter(1, Sql.time(now))
                .setParameter(2, token.id().toString())
                .executeUpdate();
    }

    private static StoredClient read(List<?> rows) {
        Object[] first = (Object[]) rows.get(0);
        Client client = new Client(
                new ServiceName((String) first[0]),
                split(first[1]).stream().map(ServiceName::new).collect(Collectors.toSet()),
                Scope.parse((String) first[2]),
                split(first[3]));
        List<StoredToken> tokens = rows.stream()
                .map(row -> readToken((Object[]) row))
                .flatMap(Optional::stream)
                .toList();
        return new StoredClient(
                client, tokens, Optional.ofNullable((String) first[8]).map(ClientKeys::parse));
    }

    private static Optional<StoredToken> readToken(Object[] row) {
        return row[4] == null
                ? Optional.empty()
                : Optional.of(
                        new StoredToken(Sql.uuid(row[4]), (String) row[5], Sql.instant(row[6]), Sql.instant(row[7])));
    }

    private static String joined(Collection<?> values) {
        return values.stream().map(Objects::toString).collect(Collectors.toCollection(TreeSet::new)).stream()
                .collect(Collectors.joining(" "));
    }

    private static Set<String> split(Object column) {
        String list = (String) column;
        return list.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(list.split(" ")));
    }
}
