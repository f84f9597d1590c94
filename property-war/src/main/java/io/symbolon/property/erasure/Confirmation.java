package io.symbolon.property.erasure;

import java.util.UUID;

/**
 * What auth itself says of an account: whoever can write into its queue can tell of a deletion, nobody but auth can confirm
 * one. Thread-safe.
 */
@FunctionalInterface
interface Confirmation {
    /** What auth says. */
    enum Said {
        /** There is no such account, or no longer. */
        GONE,
        /** It is there. */
        THERE,
        /** Nothing, at present. */
        NOTHING
    }

    Said of(UUID user);
}
