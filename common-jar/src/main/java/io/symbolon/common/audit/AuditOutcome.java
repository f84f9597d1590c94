package io.symbolon.common.audit;

import java.util.Locale;

/** What became of what was asked. */
public enum AuditOutcome {
    /** It was granted and done. */
    SUCCESS,
    /** It was decided against. */
    REFUSED,
    /** It was neither: something broke. */
    FAILED;

    /** As it stands in records: {@code success}, {@code refused}, {@code failed}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
