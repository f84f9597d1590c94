/**
 * What becomes of an account: another password, other roles, disabled, enabled, deleted; with all that follows from it, its
 * sessions, its tokens and the news of it, in one transaction.
 */
package io.symbolon.auth.lifecycle;
