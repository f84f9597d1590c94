package io.symbolon.common.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets a migration take as long as it needs: a request gives a database up that answers nothing for a minute, but to make an
 * index among millions of rows may take longer. For one {@code Flyway} and the thread that migrates.
 */
final class Unhurried implements Callback {
    private static final int FOR_EVER = 0;

    /** Milliseconds. */
    private int asConfigured;

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                asConfigured = connection.getNetworkTimeout();
                connection.setNetworkTimeout(Runnable::run, FOR_EVER);
            } else {
                connection.setNetworkTimeout(Runnable::run, asConfigured);
            }
        } catch (SQLException broken) {
            throw new FlywayException("the connection that migrates takes no timeout", broken);
        }
    }

    @Override
    public String getCallbackName() {
        return "unhurried";
    }
}
