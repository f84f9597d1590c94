/**
 * Every decision leaves a record: who asked for what, from where, and what became of it. A log line always; a row, too,
 * where a WAR names an {@link io.symbolon.common.audit.AuditTrail}. The names of events are OWASP's.
 */
package io.symbolon.common.audit;
