package io.symbolon.auth.audit;

/**
 * One link of the chain.
 *
 * @param place from 1, without a gap
 * @param seq of the record it seals
 * @param mac in hexadecimal
 */
record Link(long place, long seq, String mac) {
    /** What stands before the first. */
    static final Link NONE = new Link(0, 0, Seal.BEGINNING);
}
