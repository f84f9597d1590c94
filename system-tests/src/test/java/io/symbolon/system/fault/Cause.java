package io.symbolon.system.fault;

/** Something that is done again and again, and of which a server may die. */
interface Cause {
    /** Once more; the answer may be lost with the server. */
    void add();

    /** The event that tells of it. */
    String event();
}
