package io.symbolon.auth.ticket;

import io.symbolon.auth.credential.UserId;
import io.symbolon.auth.session.Peer;
import java.time.Instant;

/**
 * What a ticket stands for. Immutable.
 *
 * @param fingerprint of the password hash that was checked
 * @param issuedAt when the password was checked
 * @param peer where the user is, as the service told it
 */
record StoredTicket(UserId account, String fingerprint, Instant issuedAt, Peer peer) {}
