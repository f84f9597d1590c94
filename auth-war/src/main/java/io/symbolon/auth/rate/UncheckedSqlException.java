package io.symbolon.auth.rate;

import java.sql.SQLException;

/** The database did not do what it was asked to, where no checked exception may pass. */
final class UncheckedSqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UncheckedSqlException(SQLException cause) {
        super("a rate could not be counted", cause);
    }
}
