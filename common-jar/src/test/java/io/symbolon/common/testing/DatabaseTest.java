package io.symbolon.common.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseTest {
    @ParameterizedTest
    @EnumSource
    void emptyWhenAskedTwiceThenTwoDatabases(Database database) throws SQLException {
        for (int round = 0; round < 2; round++) {
            try (Connection connection = database.empty().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table thing (id varchar(36) primary key)");
                assertThat(statement.executeUpdate("insert into thing values ('1') on conflict do nothing"))
                        .isOne();
            }
        }
    }
}
