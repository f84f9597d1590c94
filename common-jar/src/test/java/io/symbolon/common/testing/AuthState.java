package io.symbolon.common.testing;

import io.symbolon.common.inbound.revocation.RevocationPage;
import io.symbolon.common.inbound.revocation.RevokedEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the played auth knows and remembers. Thread-safe. */
final class AuthState {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<RevokedEntry> revocations = new CopyOnWriteArrayList<>();
    private final Map<String, String> accounts = new ConcurrentHashMap<>();
    private volatile int failure;
    private volatile Duration life = LIFE;

    void reset() {
        calls.clear();
        revocations.clear();
        accounts.clear();
        failure = 0;
        life = LIFE;
    }

    void called(String call) {
        calls.add(call);
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    void fail(int status) {
        failure = status;
    }

    /** The status to answer instead; 0 when all is well. */
    int failure() {
        return failure;
    }

    void lifeOfTokens(Duration life) {
        this.life = life;
    }

    Duration life() {
        return life;
    }

    void account(UUID id, String email) {
        accounts.put(id.toString(), email);
    }

    Optional<String> email(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    void revoke(RevokedEntry entry) {
        revocations.add(entry);
    }

    boolean isRevoked(String tokenId) {
        return revocations.stream().anyMatch(entry -> entry.value().equals(tokenId));
    }

    /** A cursor is the count of what was told; an unknown one gets the whole. */
    RevocationPage page(String since) {
        List<RevokedEntry> all = List.copyOf(revocations);
        String next = String.valueOf(all.size());
        if (since != null && since.matches("[0-9]{1,6}") && Integer.parseInt(since) <= all.size()) {
            return new RevocationPage(all.subList(Integer.parseInt(since), all.size()), next, null);
        }
        return new RevocationPage(all, next, true);
    }
}
