package io.symbolon.auth.client;

import java.time.Instant;

/**
 * A client that has proved itself. Immutable.
 *
 * @param asOf when the registry was read: a token decided by that reading is issued as of then, so that what is revoked
 *     afterwards covers it
 */
public record AuthenticatedClient(Client client, Instant asOf) {}
