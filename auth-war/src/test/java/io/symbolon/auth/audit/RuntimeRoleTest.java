package io.symbolon.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.database.Schema;
import io.symbolon.common.testing.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What docs/postgresql-audit.sql leaves to the role that auth runs as. */
class RuntimeRoleTest {
    /** PostgreSQL, "insufficient_privilege". */
    private static final String DENIED = "42501";

    private static final PGSimpleDataSource RUNTIME = new PGSimpleDataSource();

    @BeforeAll
    static void installAsTheDocumentationSays() throws SQLException, IOException {
        DataSource superuser = Database.POSTGRESQL.empty();
        execute(superuser, "create role symbolon login");
        execute(superuser, "alter schema public owner to symbolon");
        try (Connection connection = superuser.getConnection()) {
            RUNTIME.setURL(connection.getMetaData().getURL());
        }
        RUNTIME.setUser("symbolon");
        Schema.migrate(RUNTIME, RuntimeRoleTest.class.getClassLoader());
        execute(superuser, Files.readString(Path.of("../docs/postgresql-audit.sql")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_record set caller = 'x'",
                "delete from audit_record",
                "truncate audit_record",
                "drop table audit_record",
                "alter table audit_record add column x int",
                "update audit_chain set mac = 'x'",
                "delete from audit_chain",
                "truncate audit_chain",
                "drop table audit_chain",
                "drop schema public cascade",
                "set role symbolon_audit"
            })
    void trailWhenItsRuntimeRoleWouldChangeItThenDenied(String sql) {
        assertThatThrownBy(() -> execute(RUNTIME, sql))
                .isInstanceOfSatisfying(SQLException.class, denied -> assertThat(denied.getSQLState())
                        .isEqualTo(DENIED));
    }

    @Test
    void trailWhenItsRuntimeRoleAddsThenStoredSealedAndVerified() throws SQLException {
        Seal seal = new Seal(AuditFixture.KEY);
        ChainStore chain = new ChainStore(RUNTIME);
        try (AuditFixture any = new AuditFixture(Database.H2)) {
            new TrailStore(null, RUNTIME, any.database.transactions())
                    .add(StoredRecord.of(any.record("auth-service", "success", "user-service", "a")));
        }
        execute(RUNTIME, "update audit_sealer set holder = 'x', until = '2999-01-01'"); // it may, and it is no use
        new Sealer(chain, new SealerStore(RUNTIME), seal).run();
        assertThat(chain.last().place()).isOne();
        assertThat(new Verification(chain, seal, Optional.empty()).run()).isEqualTo(Finding.good());
    }

    @Test
    void schemaWhenItsRuntimeRoleStartsAgainThenItMayStillMigrate() throws SQLException {
        Schema.migrate(RUNTIME, RuntimeRoleTest.class.getClassLoader());
        execute(RUNTIME, "create table another (id int)");
        execute(RUNTIME, "alter table account add column another int");
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
