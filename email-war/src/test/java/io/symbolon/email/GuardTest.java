package io.symbolon.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.audit.AuditType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CONTRACT section 7. */
class GuardTest {
    @ParameterizedTest
    @ValueSource(strings = {"send", "send/"})
    void auditedWhenAnythingIsSentThenItLeavesARecord(String path) {
        assertThat(new Guard().audited(path)).contains(AuditType.SENSITIVE_CREATE);
    }

    @Test
    void auditedWhenAnotherPathThenNothingOfItself() {
        assertThat(new Guard().audited("messages/send")).isEmpty();
    }
}
