/**
 * Encryption at rest with Tink: each owner has a data key of their own, kept wrapped by the key-encryption key of {@code
 * USER_PROFILE_KEK}. Whoever has the database alone reads nothing; destroying an owner's key erases what it sealed,
 * in backups too.
 */
package io.symbolon.user.encryption;
