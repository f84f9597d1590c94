package io.symbolon.auth.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.auth.client.Client;
import io.symbolon.auth.client.ClientCache;
import io.symbolon.auth.client.ClientKeys;
import io.symbolon.auth.client.NewServiceToken;
import io.symbolon.auth.revoked.Revocations;
import io.symbolon.common.audit.AuditEvent;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.database.Transactions;
import io.symbolon.common.json.MergePatch;
import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Shows and changes the registry, each with its record, each change under the service's lock. What is taken from a service
 * is taken from the tokens it holds as well. Thread-safe.
 */
@ApplicationScoped
class Registry {
    private final RegistryStore store;
    private final Revocations revocations;
    private final ClientCache cache;
    private final Transactions transactions;
    private final AuditLog audit;
    private final InstantSource clock;

    Registry() { // CDI proxy
        this(null, null, null, null, null, null);
    }

    @Inject
    public Registry(
            RegistryStore store,
            Revocations revocations,
            ClientCache cache,
            Transactions transactions,
            AuditLog audit,
            InstantSource clock) {
        this.store = store;
        this.revocations = revocations;
        this.cache = cache;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a change. */
    enum Outcome {
        DONE,
        /** There is no such service, or no such token of it. */
        UNKNOWN,
        /** There is one already; both tokens live; or it proves itself by keys. */
        CONFLICT
    }

    /** @param violations of what the service would be after the change: then it stays as it is */
    record Change(Outcome outcome, List<Violation> violations) {
        Change {
            violations = List.copyOf(violations);
        }
    }

    /** Services by name, from behind that one. */
    List<ServiceView> list(String after, int count) {
        recordLook(null);
        return store.list(after, count);
    }

    /** One service. */
    Optional<ServiceView> find(ServiceName name) {
        Optional<ServiceView> found = store.find(name);
        found.ifPresent(shown -> recordLook(shown.name()));
        return found;
    }

    private void recordLook(String name) {
        audit.record(AuditEvent.success(AuditType.SENSITIVE_READ)
                .subject(name)
                .detail("resource", "service")
                .build());
    }

    /** Registers a service with its first token: an administrator may do so where one was deleted, configuration never. */
    @Transactional
    Outcome register(Client client, NewServiceToken token) {
        if (!store.add(client, clock.instant())) {
            return Outcome.CONFLICT;
        }
        store.addToken(client.name(), token);
        record(AuditType.SENSITIVE_CREATE, client.name(), "token_id", token.id());
        return Outcome.DONE;
    }

    /** Changes the rights by a patch; tokens that carry what was taken away are refused from now on. */
    @Transactional
    Change change(ServiceName name, ObjectNode patch) {
        Optional<ServiceView> present = locked(name);
        if (present.isEmpty()) {
            return new Change(Outcome.UNKNOWN, List.of());
        }
        ServiceRights before = present.get().rights();
        ServiceRights after = MergePatch.apply(patch, before);
        if (after.violations().isEmpty()) {
            change(name, before, after);
        }
        return new Change(Outcome.DONE, after.violations());
    }

    private void change(ServiceName name, ServiceRights before, ServiceRights after) {
        store.change(after.client(name));
        record(AuditType.AUTHZ_CHANGE, name, "scopes", String.join(" ", after.scopes()));
        if (!isWithin(before.audiences(), after.audiences()) || !isWithin(before.scopes(), after.scopes())) {
            revocations.client(name);
        }
    }

    /** Deletes a service: it proves itself no more, and its tokens are refused. */
    @Transactional
    Outcome delete(ServiceName name) {
        if (!store.lock(name)) {
            return Outcome.UNKNOWN;
        }
        store.delete(name, clock.instant());
        record(AuditType.SENSITIVE_DELETE, name, null, null);
        revocations.client(name);
        return Outcome.DONE;
    }

    /** Gives a service one more token; expired ones make room for it. */
    @Transactional
    Outcome addToken(ServiceName name, NewServiceToken token) {
        Optional<ServiceView> present = locked(name);
        if (present.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        store.deleteExpiredTokens(name, clock.instant());
        if (present.get().keys() > 0 || !store.addToken(name, token)) {
            return Outcome.CONFLICT;
        }
        record(AuditType.AUTHN_TOKEN_CREATED, name, "token_id", token.id());
        return Outcome.DONE;
    }

    /** Takes a token from a service; access tokens it was exchanged for live on, so that rotation interrupts nobody. */
    @Transactional
    Outcome deleteToken(ServiceName name, UUID id) {
        if (!store.lock(name) || !store.deleteToken(name, id)) {
            return Outcome.UNKNOWN;
        }
        record(AuditType.AUTHN_TOKEN_DELETE, name, "token_id", id);
        return Outcome.DONE;
    }

    /** Replaces the keys. A client with keys has no secret: its tokens go. */
    @Transactional
    Outcome putKeys(ServiceName name, ClientKeys keys) {
        if (!store.lock(name)) {
            return Outcome.UNKNOWN;
        }
        store.putKeys(name, keys);
        if (keys.size() > 0) {
            store.deleteTokens(name);
        }
        record(AuditType.SENSITIVE_UPDATE, name, "keys", keys.size());
        return Outcome.DONE;
    }

    private Optional<ServiceView> locked(ServiceName name) {
        return store.lock(name) ? store.find(name) : Optional.empty();
    }

    private static boolean isWithin(List<String> before, List<String> after) {
        return after.containsAll(before);
    }

    /** What every change that was made ends with, but for a revocation: nobody is to hear of that before this has an effect. */
    private void record(AuditType type, ServiceName name, String detail, Object value) {
        transactions.afterCommit(() -> cache.forget(name));
        AuditEvent.Builder event = AuditEvent.success(type).subject(name.value());
        if (detail != null) {
            event.detail(detail, value);
        }
        audit.record(event.build());
    }
}
