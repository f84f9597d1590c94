package io.symbolon.common.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Beans;
import io.symbolon.common.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseReadinessTest {
    @ParameterizedTest
    @EnumSource
    void databaseWhenItTakesWhatIsWrittenThenThere(Database vendor) {
        JdbcConnectionPool database = vendor.empty();
        assertThat(isThere(database)).isTrue();
        database.dispose();
    }

    @Test
    void databaseWhenItGivesNoConnectionThenNotThere() {
        assertThat(isThere(Beans.of(DataSource.class, (proxy, method, arguments) -> {
                    throw new SQLException("Connection refused");
                })))
                .isFalse();
    }

    /** As a primary is after another has taken its place. */
    @Test
    void postgresqlWhenItMayOnlyBeReadThenNotThere() {
        JdbcConnectionPool database = Database.POSTGRESQL.empty();
        assertThat(isThere(Beans.of(DataSource.class, (proxy, method, arguments) -> readOnly(database))))
                .isFalse();
        database.dispose();
    }

    private static Connection readOnly(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = on");
        }
        return connection;
    }

    private static boolean isThere(DataSource database) {
        return new DatabaseReadiness(database).isThere();
    }
}
