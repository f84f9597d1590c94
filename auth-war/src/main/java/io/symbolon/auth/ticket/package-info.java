/**
 * One-use tickets: a service that had a password checked begins the session with one (CONTRACT section 4,
 * {@code internal/credentials} and {@code internal/sessions}). Stored as hashes only.
 */
package io.symbolon.auth.ticket;
