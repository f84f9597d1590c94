package io.symbolon.common.authclient;

/** auth is there, but could not answer: worth another try. */
final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswer(int status) {
        super("auth answers " + status);
    }
}
