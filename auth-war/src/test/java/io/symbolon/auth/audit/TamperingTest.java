package io.symbolon.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.auth.audit.Finding.Broken;
import io.symbolon.common.testing.Database;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SECURITY, matrix 24: whatever is edited, deleted, moved, forged or cut off is found, and named. */
class TamperingTest {
    private static final int RECORDS = 24;
    private static final int MUTATIONS = 300;
    private static final UUID OTHER = new UUID(1, 1);
    /** Not {@code stored_at}, which is not sealed: an edit of it has a test of its own. */
    private static final List<String> EDITS = List.of(
            "id = '" + OTHER + "'",
            "happened_at = happened_at + interval '1' second",
            "service = 'user-service'",
            "event = 'authn_login_success'",
            "outcome = 'refused'",
            "caller = null",
            "subject = 'subjecT'",
            "address = '192.0.2.8'",
            "method = 'GET '",
            "path = path || chr(9)",
            "path = null",
            "reason = ''",
            "correlation_id = null",
            "occurrences = 2",
            "details = '{}'");

    private final Random random = new Random(20261126);

    @ParameterizedTest
    @EnumSource
    void verifyWhenAnythingIsTamperedWithThenTheFirstBrokenIsNamed(Database vendor) {
        try (AuditFixture fixture = new AuditFixture(vendor)) {
            List<UUID> ids = fixture.add(RECORDS);
            fixture.sealer().run();
            Head head = fixture.head();
            fixture.tamper(
                    "create table saved_record as select * from audit_record",
                    "create table saved_chain as select * from audit_chain");
            for (int i = 0; i < MUTATIONS; i++) {
                Broken expected = mutate(fixture, ids);
                assertThat(fixture.verify(head)).as("mutation " + i).isEqualTo(new Finding(false, expected));
                restore(fixture);
            }
            assertThat(fixture.verify(head)).isEqualTo(Finding.good());
        }
    }

    /** The runtime role may write it. */
    @ParameterizedTest
    @EnumSource
    void verifyWhenTheMarkIsMovedBeyondTheRecordsThenWhatWasNotSealedIsNamed(Database vendor) {
        try (AuditFixture fixture = new AuditFixture(vendor)) {
            fixture.add(2);
            fixture.sealer().run();
            fixture.tamper("update audit_sealer set sealed_to = " + Long.MAX_VALUE);
            assertThat(fixture.verify(fixture.head())).isEqualTo(Finding.good());
            UUID unsealed = fixture.add(1).get(0);
            fixture.sealer().run();
            assertThat(fixture.verify(fixture.head()))
                    .isEqualTo(new Finding(false, new Broken(null, unsealed.toString(), "unsealed")));
        }
    }

    private Broken mutate(AuditFixture fixture, List<UUID> ids) {
        int place = 1 + random.nextInt(RECORDS);
        int later = place + 1 + random.nextInt(RECORDS);
        long seq = fixture.number("select seq from audit_chain where place = " + place);
        return switch (random.nextInt(8)) {
            case 0, 1 -> edit(fixture, ids, place, seq);
            case 2 -> deleteRecord(fixture, place, seq);
            case 3 -> deleteLink(fixture, place);
            case 4 -> deleteBoth(fixture, place, seq);
            case 5 -> later <= RECORDS ? swap(fixture, place, later) : cut(fixture, place, seq);
            case 6 -> cut(fixture, place, seq);
            default -> forge(fixture, seq);
        };
    }

    private Broken edit(AuditFixture fixture, List<UUID> ids, int place, long seq) {
        String change = EDITS.get(random.nextInt(EDITS.size()));
        fixture.tamper("update audit_record set " + change + " where seq = " + seq);
        UUID id = change.startsWith("id") ? OTHER : ids.get(place - 1);
        return new Broken((long) place, id.toString(), "altered");
    }

    private static Broken deleteRecord(AuditFixture fixture, int place, long seq) {
        fixture.tamper("delete from audit_record where seq = " + seq);
        return new Broken((long) place, null, "missing");
    }

    private static Broken deleteLink(AuditFixture fixture, int place) {
        fixture.tamper("delete from audit_chain where place = " + place);
        return new Broken((long) place, null, place == RECORDS ? "cut_off" : "missing");
    }

    private static Broken deleteBoth(AuditFixture fixture, int place, long seq) {
        deleteRecord(fixture, place, seq);
        return deleteLink(fixture, place);
    }

    private static Broken swap(AuditFixture fixture, int place, int later) {
        long one = fixture.number("select seq from audit_chain where place = " + place);
        long other = fixture.number("select seq from audit_chain where place = " + later);
        fixture.tamper(
                "update audit_chain set seq = -1 where place = " + place,
                "update audit_chain set seq = " + one + " where place = " + later,
                "update audit_chain set seq = " + other + " where place = " + place);
        StoredRecord moved =
                fixture.chain.chain(place - 1, place, 1).get(0).record().orElseThrow();
        return new Broken((long) place, moved.id(), "altered");
    }

    private static Broken cut(AuditFixture fixture, int place, long seq) {
        fixture.tamper(
                "delete from audit_chain where place >= " + place, "delete from audit_record where seq >= " + seq);
        return new Broken((long) place, null, "cut_off");
    }

    /** A row slipped in among those that are sealed already. */
    private static Broken forge(AuditFixture fixture, long seq) {
        UUID id = UUID.randomUUID();
        fixture.tamper(
                "insert into audit_record (seq, id, happened_at, stored_at, service, event, outcome, occurrences,"
                        + " details) overriding system value select -" + seq + ", '" + id
                        + "', happened_at, stored_at, service, event, outcome, occurrences, details from audit_record"
                        + " where seq = " + seq);
        return new Broken(null, id.toString(), "unsealed");
    }

    private static void restore(AuditFixture fixture) {
        fixture.tamper(
                "delete from audit_chain",
                "delete from audit_record",
                "insert into audit_record overriding system value select * from saved_record",
                "insert into audit_chain select * from saved_chain");
    }

    /** It tells the sealer what may still wait, and nobody anything of a record. */
    @ParameterizedTest
    @EnumSource
    void verifyWhenOnlyTheTimeOfStoringIsEditedThenNothingIsLostByIt(Database vendor) {
        try (AuditFixture fixture = new AuditFixture(vendor)) {
            Sealer sealer = fixture.sealer();
            for (String sign : List.of("+", "-")) {
                String edit = "update audit_record set stored_at = stored_at " + sign + " interval '1' day";
                fixture.add(2);
                fixture.tamper(edit);
                sealer.run();
                fixture.tamper(edit);
                fixture.add(1);
                sealer.run();
                assertThat(fixture.verify(fixture.head())).isEqualTo(Finding.good());
            }
            assertThat(fixture.chain.last().place()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void verifyWhenTheTailIsCutAndOthersAreSealedOnItThenTheHeadOfBeforeTells(Database vendor) {
        try (AuditFixture fixture = new AuditFixture(vendor)) {
            fixture.add(5);
            fixture.sealer().run();
            Head head = fixture.head();
            cut(fixture, 4, fixture.number("select seq from audit_chain where place = 4"));
            List<UUID> others = fixture.add(3);
            fixture.age(AuditFixture.LEASE);
            fixture.sealer().run();
            assertThat(fixture.verify(null)).isEqualTo(Finding.good()); // all that the database alone can tell
            assertThat(fixture.verify(head).firstBroken())
                    .isEqualTo(new Broken(5L, others.get(1).toString(), "altered"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void verifyWhenTheChainIsLongerThanAPageThenStillTheLastIsFound(Database vendor) {
        try (AuditFixture fixture = new AuditFixture(vendor)) {
            List<UUID> ids = fixture.database.transactions().call(() -> fixture.add(Verification.PAGE + 1));
            fixture.sealer().run();
            assertThat(fixture.verify(fixture.head())).isEqualTo(Finding.good());
            UUID last = ids.get(ids.size() - 1);
            fixture.tamper("update audit_record set caller = 'x' where id = '" + last + "'");
            assertThat(fixture.verify(null).firstBroken())
                    .isEqualTo(new Broken(Verification.PAGE + 1L, last.toString(), "altered"));
        }
    }
}
