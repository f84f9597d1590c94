package io.symbolon.auth.audit;

import java.util.Locale;

/**
 * What a verification found. Immutable.
 *
 * @param firstBroken null when valid
 */
public record Finding(boolean valid, Broken firstBroken) {
    /** What can be wrong with a record. */
    public enum Problem {
        /** It, its link, or what stands before it is not what was sealed. */
        ALTERED,
        /** It or its link is gone, though later ones are there. */
        MISSING,
        /** It was sealed once, and neither it nor anything later is there. */
        CUT_OFF,
        /** It is there, and was not sealed when its turn came. */
        UNSEALED
    }

    /**
     * The first broken record.
     *
     * @param place in the chain, from 1; null for one that has none
     * @param id of the record, when that is known
     * @param problem in lower case: {@code altered}, {@code missing}, {@code cut_off} or {@code unsealed}
     */
    public record Broken(Long place, String id, String problem) {}

    static Finding good() {
        return new Finding(true, null);
    }

    static Finding bad(Long place, String id, Problem problem) {
        return new Finding(false, new Broken(place, id, problem.name().toLowerCase(Locale.ROOT)));
    }
}
