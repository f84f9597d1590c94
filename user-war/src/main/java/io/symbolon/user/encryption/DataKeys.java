package io.symbolon.user.encryption;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.subtle.Random;
import io.symbolon.common.token.Secret;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes data keys and opens them. New ones are wrapped by the present key-encryption key; those that the previous one
 * wrapped open too, until they are wrapped anew. A key that was opened lately need not be unwrapped again: as long as its
 * owner's row is there, which alone shows what it opens. Thread-safe.
 */
public final class DataKeys {
    /** Keys that were opened lately: some 5 MiB. */
    private static final int MOST_OPENED = 10_000;

    private static final Duration FORGOTTEN = Duration.ofMinutes(1);

    /** By their owners. */
    private final Cache<String, Opened> opened = Caffeine.newBuilder()
            .maximumSize(MOST_OPENED)
            .expireAfterWrite(FORGOTTEN)
            .executor(Runnable::run)
            .build();

    private final KeyEncryptionKey present;
    private final Map<String, KeyEncryptionKey> known = new LinkedHashMap<>();

    public DataKeys(Secret present, Optional<Secret> previous) {
        this.present = KeyEncryptionKey.of(present);
        previous.map(KeyEncryptionKey::of).ifPresent(key -> known.put(key.id(), key));
        known.put(this.present.id(), this.present);
    }

    /** A key that nobody has yet, as it is to be kept. */
    public WrappedKey create(String owner) {
        return present.wrap(owner, Random.randBytes(DataKey.SIZE));
    }

    /** @throws IllegalStateException when no key known here wrapped it, it is another owner's, or it was changed since */
    public DataKey open(String owner, WrappedKey wrapped) {
        Opened lately = opened.getIfPresent(owner);
        if (lately == null || !lately.wrapped.equals(wrapped)) {
            lately = new Opened(wrapped, unwrap(owner, wrapped));
            opened.put(owner, lately);
        }
        return lately.key;
    }

    /** The owner is gone, and what the key opens with them. */
    public void forget(String owner) {
        opened.invalidate(owner);
    }

    private DataKey unwrap(String owner, WrappedKey wrapped) {
        try {
            return new DataKey(owner, bare(owner, wrapped));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a data key is none", broken);
        }
    }

    /** The same key, wrapped by the present key-encryption key: what it sealed stays as it is. */
    public WrappedKey rewrap(String owner, WrappedKey wrapped) {
        return present.wrap(owner, bare(owner, wrapped));
    }

    /** The id of the key-encryption key that wraps from now on. */
    public String present() {
        return present.id();
    }

    /** The ids of all key-encryption keys by which data keys open here. */
    public Set<String> known() {
        return Set.copyOf(known.keySet());
    }

    KeyEncryptionKey wrapping() {
        return present;
    }

    Optional<KeyEncryptionKey> find(String kek) {
        return Optional.ofNullable(known.get(kek));
    }

    private record Opened(WrappedKey wrapped, DataKey key) {}

    private byte[] bare(String owner, WrappedKey wrapped) {
        return find(wrapped.kek())
                .orElseThrow(() -> new IllegalStateException("no key known here opens a " + wrapped))
                .unwrap(owner, wrapped);
    }
}
