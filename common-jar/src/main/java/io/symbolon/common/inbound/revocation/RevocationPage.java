package io.symbolon.common.inbound.revocation;

import java.util.List;

/**
 * A piece of auth's feed (CONTRACT section 4). Immutable.
 *
 * @param entries in the order of the feed; more may follow: ask again from {@code next} until it moves no more
 * @param next where to go on; opaque; null ends the pull, and the next begins anew
 * @param reset true: what was known before counts no more, these entries are the whole, or begin it; else null
 */
public record RevocationPage(List<RevokedEntry> entries, String next, Boolean reset) {
    public RevocationPage {
        entries = entries == null ? List.of() : List.copyOf(entries);
    }

    /** Whether what was known before counts no more. */
    public boolean replaces() {
        return Boolean.TRUE.equals(reset);
    }
}
