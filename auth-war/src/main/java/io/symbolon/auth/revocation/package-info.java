/** Revoking, for those who may, and telling every service what was revoked (CONTRACT section 4). */
package io.symbolon.auth.revocation;
