package io.symbolon.common.inbound.revocation;

import io.symbolon.common.inbound.verification.DenyList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far the feed was followed, and what it told that still matters. Immutable; kept on disk in this form.
 *
 * @param cursor where to go on; null before the first page
 * @param pulledAt when auth was last heard to the end; null when never
 */
public record Followed(String cursor, Instant pulledAt, List<RevokedEntry> entries) {
    /** Before the first page. */
    public static final Followed NOTHING = new Followed(null, null, List.of());

    public Followed {
        entries = entries == null ? List.of() : List.copyOf(entries);
    }

    /** With a page more; without what has expired. */
    Followed with(RevocationPage page, Instant now) {
        boolean unchanged =
                page.entries().isEmpty() && !page.replaces() && entries.stream().allMatch(one -> lasts(one, now));
        return new Followed(page.next(), pulledAt, unchanged ? entries : merged(page, now));
    }

    Followed pulled(Instant time) {
        return new Followed(cursor, time, entries);
    }

    /** Kinds that are not known here are a newer auth's: they name nothing that this guard could refuse. */
    public DenyList denied() {
        return DenyList.of(
                entries.stream().flatMap(entry -> read(entry).stream()).toList());
    }

    private List<RevokedEntry> merged(RevocationPage page, Instant now) {
        List<RevokedEntry> merged = new ArrayList<>();
        Stream<RevokedEntry> before = page.replaces() ? Stream.empty() : entries.stream();
        Stream.concat(before, page.entries().stream())
                .filter(one -> lasts(one, now))
                .forEach(merged::add);
        return merged;
    }

    private static boolean lasts(RevokedEntry entry, Instant now) {
        return entry.expires() == null || now.isBefore(entry.expires());
    }

    /** An entry without a time counts until for ever: in doubt against the token. */
    private static Optional<DenyList.Entry> read(RevokedEntry entry) {
        Instant notBefore = entry.notBefore() == null ? Instant.MAX : entry.notBefore();
        return Stream.of(DenyList.Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(entry.kind()) && entry.value() != null)
                .map(kind -> new DenyList.Entry(kind, entry.value(), notBefore))
                .findFirst();
    }
}
