package io.symbolon.common.problem;

/**
 * An exception for the log: types and places, without messages. Those of parsers and databases quote what a client sent,
 * which may be a password.
 */
final class Unworded extends Exception {
    private static final long serialVersionUID = 1L;
    /** Links of a cause chain that are told; a longer one is a cycle. */
    private static final int DEPTH = 20;

    Unworded(Throwable original) {
        this(original, DEPTH);
    }

    private Unworded(Throwable original, int depth) {
        super(
                original.getClass().getName(),
                original.getCause() == null || depth == 0 ? null : new Unworded(original.getCause(), depth - 1),
                false,
                true);
        setStackTrace(original.getStackTrace());
    }
}
