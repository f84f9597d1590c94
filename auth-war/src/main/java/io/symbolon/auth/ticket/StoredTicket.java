package io.symbolon.auth.ticket;

import io.symbolon.auth.credential.UserId;
import io.symbolon.auth.session.Peer;

/**
 * What a ticket stands for. Immutable.
 *
 * @param fingerprint of the password hash that was checked
 * @param peer where the user is, as the service told it
 */
record StoredTicket(UserId account, String fingerprint, Peer peer) {}
