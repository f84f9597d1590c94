package io.symbolon.auth.revoked;

import io.symbolon.common.inbound.revocation.RevokedEntry;

/** An entry and where it stands. Immutable. */
record Placed(Cursor cursor, RevokedEntry entry) {}
