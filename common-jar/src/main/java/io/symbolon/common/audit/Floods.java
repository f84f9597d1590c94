package io.symbolon.common.audit;

import io.symbolon.common.peer.Network;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keeps floods out of the trail: of refusals of one kind from one network the first {@value #ADMITTED} a minute are recorded
 * one by one, the rest as one counted record when the minute is over; as long as the flood goes on, one a minute and
 * nothing else. At internal paths and at {@code /send} more are. Thread-safe.
 */
final class Floods {
    /** Refusals of one kind a minute that are recorded one by one. */
    static final int ADMITTED = 10;
    /** The same at {@code /send}, where every call leaves a record (CONTRACT section 7), however anonymous. */
    static final int ADMITTED_AT_SEND = 300;
    /** The same at internal doors (CONTRACT section 6): as many as get no 429. */
    static final int ADMITTED_AT_INTERNAL_DOORS = 1_000;
    /** Kinds remembered at a time; whoever comes from more networks than that is counted together. */
    static final int KINDS = 10_000;

    private static final String UNPROVED = AuditType.AUTHN_LOGIN_FAIL.wireName();
    private static final Pattern INTERNAL = Pattern.compile(".*/internal/.*");
    private static final Pattern SEND = Pattern.compile("/send/*");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /**
     * What counts as alike; the network is that of one attacker. Who failed to prove who they are may have made the name up,
     * another one each time.
     */
    private record Kind(String network, String event, String reason, String caller, int admitted) {
        static Kind of(AuditRecord refusal) {
            return new Kind(
                    Network.around(refusal.address()),
                    refusal.event(),
                    refusal.reason(),
                    refusal.event().equals(UNPROVED) ? null : refusal.caller(),
                    admittedAt(refusal.path() == null ? "" : matched(refusal.path())));
        }

        private static int admittedAt(String path) {
            if (INTERNAL.matcher(path).matches()) {
                return ADMITTED_AT_INTERNAL_DOORS;
            }
            return SEND.matcher(path).matches() ? ADMITTED_AT_SEND : ADMITTED;
        }

        /** As resources are matched by, however a client writes it: {@code //send}, {@code /send;x}, {@code /%73end}. */
        private static String matched(String path) {
            String bare = "/" + MatchedPath.of(path);
            try {
                return URI.create(bare).getPath();
            } catch (IllegalArgumentException brokenEscape) {
                return bare;
            }
        }

        Kind fromAnywhere() {
            return new Kind(null, event, reason, null, admitted);
        }
    }

    private static final class Window {
        private final Instant end;
        private int admits;
        private AuditRecord first;
        private long counted;

        Window(Instant start, int admits) {
            this.end = start.plus(MINUTE);
            this.admits = admits;
        }

        /**
         * One that ends later than in a minute, or two where somebody read the time a little earlier, began under a clock that
         * has been set back since.
         */
        boolean isOpen(Instant now) {
            return now.isBefore(end) && !end.isAfter(now.plus(MINUTE).plus(MINUTE));
        }
    }

    private final Map<Kind, Window> windows = new HashMap<>();

    /** Whether it is to be recorded by itself; otherwise it is counted. */
    synchronized boolean admits(AuditRecord refusal) {
        Window window = window(refusal);
        if (window.admits > 0) {
            window.admits--;
            return true;
        }
        if (window.first == null) {
            window.first = refusal;
        }
        window.counted++;
        return false;
    }

    /** The counted records of the minutes that are over; a flood's next minute admits none. */
    synchronized List<AuditRecord> due(Instant now) {
        List<AuditRecord> due = new ArrayList<>();
        for (Map.Entry<Kind, Window> entry : List.copyOf(windows.entrySet())) {
            Window window = entry.getValue();
            if (window.isOpen(now)) {
                continue;
            }
            if (window.counted == 0) {
                windows.remove(entry.getKey());
            } else {
                due.add(window.first.counted(window.counted));
                windows.put(entry.getKey(), new Window(now, 0));
            }
        }
        return due;
    }

    /** All that was counted so far: the last word before the end. */
    synchronized List<AuditRecord> all() {
        List<AuditRecord> all = windows.values().stream()
                .filter(window -> window.counted > 0)
                .map(window -> window.first.counted(window.counted))
                .toList();
        windows.clear();
        return all;
    }

    private Window window(AuditRecord refusal) {
        Kind kind = Kind.of(refusal);
        Window known = windows.get(kind);
        if (known != null) {
            return known;
        }
        Kind counted = windows.size() < KINDS ? kind : kind.fromAnywhere();
        return windows.computeIfAbsent(counted, fresh -> new Window(refusal.time(), fresh.admitted()));
    }
}
