package io.symbolon.h2;

import java.sql.Connection;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.h2.Driver;
import org.h2.jdbc.JdbcConnection;

/** H2's driver, for {@code jdbc:gathering:h2:…} what that is for {@code jdbc:h2:…}, with {@link Gathering}. Thread-safe. */
public final class GatheringDriver implements java.sql.Driver {
    private static final String GATHERING = "jdbc:gathering:h2:";
    private static final String PLAIN = "jdbc:h2:";

    private final Driver h2 = new Driver();

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        Connection connection = h2.connect(PLAIN + url.substring(GATHERING.length()), properties);
        Gathering.beside((JdbcConnection) connection);
        return connection;
    }

    @Override
    public boolean acceptsURL(String url) {
        return url != null && url.startsWith(GATHERING);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return h2.getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return h2.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return h2.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return h2.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return h2.getParentLogger();
    }
}
