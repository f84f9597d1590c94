package io.symbolon.user.encryption;

import io.symbolon.common.event.InboxSeal;
import java.util.function.Supplier;

/**
 * Seals what waits in the inbox by a key of its own, derived from the key-encryption key; what was sealed under the previous
 * one opens too, and so does what was never sealed. Thread-safe.
 */
public final class SealedInbox implements InboxSeal {
    private static final String MARK = "sealed";

    private final Supplier<DataKeys> keys;

    /** @param keys asked for when the first is needed: whether there are any is for the startup check to tell */
    public SealedInbox(Supplier<DataKeys> keys) {
        this.keys = keys;
    }

    @Override
    public String seal(String place, String text) {
        KeyEncryptionKey present = keys.get().wrapping();
        return MARK + ":" + present.id() + ":" + present.inbox().seal(place, text);
    }

    @Override
    public String open(String place, String kept) {
        String[] parts = kept.split(":", 3);
        boolean sealed = parts.length == 3 && parts[0].equals(MARK);
        return sealed
                ? keys.get()
                        .find(parts[1])
                        .map(key -> open(key, place, parts[2], kept))
                        .orElse(kept)
                : kept;
    }

    private static String open(KeyEncryptionKey key, String place, String sealed, String kept) {
        try {
            return key.inbox().open(place, sealed);
        } catch (IllegalStateException broken) {
            return kept;
        }
    }
}
