package io.symbolon.auth.client;

import java.time.Instant;

/**
 * A client that proves itself by keys. Immutable.
 *
 * @param asOf when the registry was read
 */
public record KeyedClient(Client client, ClientKeys keys, Instant asOf) {}
