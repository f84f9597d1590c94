package io.symbolon.auth.lifecycle;

/** What became of a change of an account. */
public enum Change {
    DONE,
    /** It was so already: nothing follows from it. */
    UNCHANGED,
    NO_ACCOUNT,
    /** Nobody would be left to administer: nothing was changed. */
    LAST_ADMINISTRATOR
}
