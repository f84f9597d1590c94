package io.symbolon.property.erasure;

/** auth refused to show an account: thrown by its REST client, caught by who called. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean gone;

    /** @param gone whether that was because there is no such account */
    RefusedException(boolean gone) {
        super(gone ? "auth-service has no such account" : "auth-service refuses to show the account");
        this.gone = gone;
    }

    boolean isGone() {
        return gone;
    }
}
