package io.symbolon.common.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRecordTest {
    private static final String KID = "k".repeat(43);

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\u0000b", "a\u2028b", "a\u0085b", "a\u001b[31mb", "a\ud800b", "a\u202eb"})
    void recordWhenControlCharactersThenOneLineR53(String text) {
        AuditRecord record = record(text, text);
        assertThat(record.path()).matches("a(\\[31m)?b");
        assertThat(record.subject()).matches("a(\\[31m)?b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/auth/users/somebody@example.org",
                "/v1/auth/users/somebody%40example.org",
                "/v1/auth/users/dev-3J5Q-ab0cd_1efgh2ijkl3mnop4qrst5uvwx6yz7A8",
                "/v1/auth/users/eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJlIG9mIHNpeHR5LWZvdXIgYnl0ZXM"
            })
    void recordWhenPathHoldsAnAddressOrATokenThenBlottedR52(String path) {
        assertThat(record(path, null).path()).isEqualTo("/v1/auth/users/[redacted]");
    }

    @Test
    void recordWhenSubjectIsAnAddressOrATokenThenBlottedR52() {
        assertThat(record(null, "somebody@example.org").subject()).isEqualTo("[redacted]");
        assertThat(record(null, "eyJhbGciOiJFUzI1NiJ9.e30.c2ln").subject()).isEqualTo("[redacted]");
        assertThat(record(null, KID).subject()).isEqualTo(KID);
    }

    @Test
    void recordWhenLongThenCut() {
        AuditRecord record = record("/a b".repeat(1000), "s p".repeat(1000));
        assertThat(record.path()).hasSize(AuditRecord.PATH);
        assertThat(record.subject()).hasSize(AuditRecord.SUBJECT);
    }

    @Test
    void recordWhenManyDetailsThenTheFirstByName() {
        AuditEvent.Builder event = AuditEvent.success(AuditType.AUTHZ_ADMIN);
        for (char name = 'z'; name >= 'a'; name--) {
            event.detail(String.valueOf(name), "v v".repeat(100));
        }
        Map<String, String> details = AuditRecord.of(event.build(), "s", AuditOrigin.NONE, Instant.EPOCH)
                .details();
        assertThat(details).containsOnlyKeys("a", "b", "c", "d", "e", "f", "g", "h");
        assertThat(details.get("a")).hasSize(AuditRecord.DETAIL);
    }

    private static AuditRecord record(String path, String subject) {
        AuditOrigin origin = new AuditOrigin(null, null, "GET", path, null);
        AuditEvent event =
                AuditEvent.success(AuditType.SENSITIVE_READ).subject(subject).build();
        return AuditRecord.of(event, "x-service", origin, Instant.EPOCH);
    }
}
