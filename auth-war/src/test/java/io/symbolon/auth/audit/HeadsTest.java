package io.symbolon.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.json.Json;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.LoggedLines;
import io.symbolon.common.token.Secret;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadsTest {
    private static final String OTHER =
            Json.tolerant().createObjectNode().put("message", "other").toString();

    private final AuditFixture fixture = new AuditFixture(Database.H2);

    private final Sealer sealer = fixture.sealer();

    @TempDir
    private Path state;

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void carryOutWhenAnotherServerStartsThenItKnowsTheHead() {
        seal(3);
        heads().carryOut();
        Head known = heads().known().orElseThrow();
        assertThat(known).isEqualTo(fixture.head());
        assertThat(fixture.seal.isSigned(known)).isTrue();
    }

    @Test
    void carryOutWhenTheTailIsGoneThenTheOldHeadStaysKnown() {
        seal(3);
        Heads heads = heads();
        heads.carryOut();
        Head before = heads.known().orElseThrow();
        fixture.tamper("delete from audit_chain where place = 3");
        heads.carryOut();
        assertThat(heads.known()).contains(before);
        assertThat(heads().known()).contains(before);
    }

    @Test
    void carryOutThenTheSignedHeadIsALineOfItsLoggerUnlessTheTailIsGone() {
        seal(3);
        Heads heads = heads();
        try (LoggedLines log = new LoggedLines("io.symbolon.audit.head")) {
            heads.carryOut();
            assertThat(log.lines()).containsExactly(fixture.head().toJson());
            assertThat(Head.parse(log.lines().get(0)).filter(fixture.seal::isSigned))
                    .contains(fixture.head());
            fixture.tamper("delete from audit_chain where place = 3");
            heads.carryOut();
            assertThat(log.lines()).hasSize(1);
        }
    }

    @Test
    void carryOutWhenTheFileCanBeReadOrWrittenNoMoreThenTheHeadIsALineAllTheSame() throws Exception {
        seal(3);
        Heads writing = heads();
        writing.carryOut();
        Files.delete(state.resolve("audit-head.json"));
        Path inTheWay = Files.createDirectories(state.resolve("audit-head.json/in-the-way"));
        for (Heads heads : List.of(writing, heads())) {
            try (LoggedLines log = new LoggedLines("io.symbolon.audit.head")) {
                assertThatThrownBy(heads::carryOut).isInstanceOf(UncheckedIOException.class);
                assertThat(log.lines()).containsExactly(fixture.head().toJson());
            }
        }
        assertThat(state).isDirectoryNotContaining("glob:**.tmp");
        assertThat(inTheWay).exists();
    }

    @Test
    void carryOutWhenNobodySealsThenTheLogTells() {
        seal(1);
        fixture.add(1);
        try (LoggedLines log = new LoggedLines(Heads.class.getName())) {
            heads().carryOut();
            assertThat(log.lines()).isEmpty();
            fixture.age(Sealer.SETTLED);
            heads().carryOut();
            assertThat(log.lines()).singleElement().asString().contains("not sealed");
        }
    }

    @Test
    void knownWhenTheFileWasForgedThenNothingIsKnown() throws Exception {
        seal(1);
        Head forged =
                new Seal(Secret.of("another key")).sign(1, fixture.chain.last().mac(), fixture.clock.instant());
        Files.writeString(state.resolve("audit-head.json"), forged.toJson());
        assertThat(heads().known()).isEmpty();
    }

    @Test
    void commandWhenTheLogHoldsAHeadBeyondTheTailThenCutOff() throws Exception {
        seal(2);
        Head early = fixture.head();
        seal(2);
        Path log = state.resolve("messages.log");
        Files.write(log, List.of(OTHER, "no json", line(early), line(fixture.head()), "{}"));
        Optional<Head> head = VerifyTrail.lastHead(log);
        assertThat(head).contains(fixture.head());
        assertThat(verify(head)).isEqualTo(Finding.good());
        fixture.tamper("delete from audit_chain where place > 2");
        assertThat(verify(head).firstBroken()).isEqualTo(new Finding.Broken(3L, null, "cut_off"));
    }

    @Test
    void commandWhenTheLogHoldsNoHeadOrAForgedOneThenRefused() throws Exception {
        Path log = Files.write(state.resolve("messages.log"), List.of(OTHER));
        assertThatThrownBy(() -> VerifyTrail.lastHead(log)).hasMessageContaining("no head");
        Head forged = new Seal(Secret.of("another key")).sign(0, Seal.BEGINNING, fixture.clock.instant());
        assertThatThrownBy(() -> verify(Optional.of(forged))).hasMessageContaining("not signed");
    }

    private Finding verify(Optional<Head> head) throws SQLException {
        try (Connection connection = fixture.database.source().getConnection()) {
            Map<String, String> environment = Map.of(
                    "DB_URL",
                    connection.getMetaData().getURL(),
                    "DB_USER",
                    "",
                    "DB_PASSWORD",
                    "",
                    "AUTH_AUDIT_KEY",
                    AuditFixture.KEY.reveal());
            return VerifyTrail.verify(environment, head);
        }
    }

    private void seal(int many) {
        fixture.add(many);
        sealer.run();
    }

    private Heads heads() {
        return new Heads(fixture.chain, fixture.seal, new HeadFile(Optional.of(state)), fixture.clock);
    }

    private static String line(Head head) {
        return Json.tolerant().createObjectNode().put("message", head.toJson()).toString();
    }
}
