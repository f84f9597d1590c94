package io.symbolon.auth.registry;

import io.symbolon.auth.client.Client;
import io.symbolon.auth.client.ClientKeys;
import io.symbolon.auth.client.NewServiceToken;
import io.symbolon.common.database.Sql;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The tables of the registry, as administrators change them. Joins the caller's transaction. Thread-safe. */
@ApplicationScoped
class RegistryStore {
    private static final String SELECT = """
            select c.name, c.audiences, c.scopes, c.claims, c.created_at, c.jwks,
                   t.id, t.created_at as token_created_at, t.expires_at, t.last_used_at
            from (select * from client where deleted_at is null and %s) c
            left join client_token t on t.client_name = c.name
            order by c.name, t.created_at, t.id""";

    private static final String INSERT = """
            insert into client (name, audiences, scopes, claims, created_at)
            values (?1, ?2, ?3, ?4, ?5) on conflict do nothing""";

    private static final String REVIVE = """
            update client set audiences = ?2, scopes = ?3, claims = ?4, created_at = ?5, deleted_at = null
            where name = ?1 and deleted_at is not null""";

    private final EntityManager entities;

    RegistryStore() { // CDI proxy
        this(null);
    }

    @Inject
    public RegistryStore(EntityManager entities) {
        this.entities = entities;
    }

    /** By name; at most {@code count}, beginning after that one. */
    List<ServiceView> list(String after, int count) {
        return read(entities.createNativeQuery(SELECT.formatted("name > ?1 order by name limit ?2"))
                .setParameter(1, after)
                .setParameter(2, count));
    }

    Optional<ServiceView> find(ServiceName name) {
        return read(entities.createNativeQuery(SELECT.formatted("name = ?1")).setParameter(1, name.value())).stream()
                .findFirst();
    }

    /** Takes the service's lock until the transaction ends; false when there is no such service. */
    boolean lock(ServiceName name) {
        return !entities.createNativeQuery("select name from client where name = ?1 and deleted_at is null for update")
                .setParameter(1, name.value())
                .getResultList()
                .isEmpty();
    }

    /** Stores a new service, or one where one was deleted; false when there is one. */
    boolean add(Client client, Instant now) {
        return write(INSERT, client, now) || write(REVIVE, client, now);
    }

    private boolean write(String statement, Client client, Instant now) {
        return rights(client, statement).setParameter(5, Sql.time(now)).executeUpdate() == 1;
    }

    void change(Client client) {
        rights(client, "update client set audiences = ?2, scopes = ?3, claims = ?4 where name = ?1")
                .executeUpdate();
    }

    /** Leaves the row alone, without any way to prove itself. */
    void delete(ServiceName name, Instant now) {
        entities.createNativeQuery("update client set deleted_at = ?1, jwks = null where name = ?2")
                .setParameter(1, Sql.time(now))
                .setParameter(2, name.value())
                .executeUpdate();
        deleteTokens(name);
    }

    /** Into the first free place; false when there is none. */
    boolean addToken(ServiceName name, NewServiceToken token) {
        return entities.createNativeQuery("""
                                insert into client_token (id, client_name, slot, hash, created_at, expires_at)
                                select ?1, c.name,
                                       case when exists (select 1 from client_token t
                                                         where t.client_name = c.name and t.slot = 1) then 2 else 1 end,
                                       ?2, ?3, ?4
                                from client c where c.name = ?5
                                and (select count(*) from client_token t where t.client_name = c.name) < 2""")
                        .setParameter(1, token.id().toString())
                        .setParameter(2, token.hash())
                        .setParameter(3, Sql.time(token.createdAt()))
                        .setParameter(4, Sql.time(token.expiresAt()))
                        .setParameter(5, name.value())
                        .executeUpdate()
                == 1;
    }

    void deleteExpiredTokens(ServiceName name, Instant now) {
        entities.createNativeQuery("delete from client_token where client_name = ?1 and expires_at <= ?2")
                .setParameter(1, name.value())
                .setParameter(2, Sql.time(now))
                .executeUpdate();
    }

    boolean deleteToken(ServiceName name, UUID id) {
        return entities.createNativeQuery("delete from client_token where client_name = ?1 and id = ?2")
                        .setParameter(1, name.value())
                        .setParameter(2, id.toString())
                        .executeUpdate()
                == 1;
    }

    void deleteTokens(ServiceName name) {
        entities.createNativeQuery("delete from client_token where client_name = ?1")
                .setParameter(1, name.value())
                .executeUpdate();
    }

    void putKeys(ServiceName name, ClientKeys keys) {
        entities.createNativeQuery("update client set jwks = nullif(?1, '') where name = ?2")
                .setParameter(1, keys.size() == 0 ? "" : keys.json())
                .setParameter(2, name.value())
                .executeUpdate();
    }

    private Query rights(Client client, String statement) {
        ServiceRights rights = ServiceRights.of(client);
        return entities.createNativeQuery(statement)
                .setParameter(1, client.name().value())
                .setParameter(2, String.join(" ", rights.audiences()))
                .setParameter(3, String.join(" ", rights.scopes()))
                .setParameter(4, String.join(" ", rights.claims()));
    }

    private static List<ServiceView> read(Query query) {
        Map<String, ServiceView> services = new LinkedHashMap<>();
        for (Object row : query.getResultList()) {
            Object[] columns = (Object[]) row;
            ServiceView service = services.computeIfAbsent((String) columns[0], name -> service(columns));
            if (columns[6] != null) {
                service.tokens().add(token(columns));
            }
        }
        return List.copyOf(services.values());
    }

    private static ServiceView service(Object[] row) {
        return new ServiceView(
                (String) row[0],
                words(row[1]),
                words(row[2]),
                words(row[3]),
                Sql.instant(row[4]).orElseThrow(),
                new ArrayList<>(),
                row[5] == null ? 0 : ClientKeys.parse((String) row[5]).size());
    }

    private static TokenView token(Object[] row) {
        return new TokenView(
                Sql.uuid(row[6]),
                Sql.instant(row[7]).orElseThrow(),
                Sql.instant(row[8]).orElse(null),
                Sql.instant(row[9]).orElse(null));
    }

    private static List<String> words(Object column) {
        String list = (String) column;
        return list.isEmpty() ? List.of() : Arrays.asList(list.split(" "));
    }
}
