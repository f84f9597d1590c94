package io.symbolon.auth.client;

import java.util.List;
import java.util.Optional;

/**
 * A client with its tokens or its keys.
 *
 * @param keys empty when it proves itself by tokens
 */
record StoredClient(Client client, List<StoredToken> tokens, Optional<ClientKeys> keys) {
    StoredClient {
        tokens = List.copyOf(tokens);
    }

    /** The tokens that prove it: a client with registered keys has no secret (CONTRACT section 4). */
    List<StoredToken> secrets() {
        return keys.isEmpty() ? tokens : List.of();
    }
}
