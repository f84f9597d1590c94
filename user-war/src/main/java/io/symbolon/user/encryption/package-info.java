/**
 * Encryption at rest with Tink: each owner has a data key of their own, kept wrapped by the key-encryption key of {@code
 * USER_PROFILE_KEK}. Whoever has the database alone reads nothing. The wrapped key lies in the owner's row and
 * goes with it; a backup of that row keeps both, and opens as long as the key-encryption key is kept.
 */
package io.symbolon.user.encryption;
