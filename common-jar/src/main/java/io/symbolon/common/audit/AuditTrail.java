package io.symbolon.common.audit;

/** Where records are kept beyond the log. A WAR turns it on by producing one. Thread-safe. */
@FunctionalInterface
public interface AuditTrail {
    /**
     * Keeps the record: with the present transaction where there is one, durably at once where there is none.
     *
     * @param kept to be run once the record is durable; never when the transaction rolls back
     * @throws RuntimeException when it cannot be kept; a grant must then not be given
     */
    void append(AuditRecord record, Runnable kept);
}
