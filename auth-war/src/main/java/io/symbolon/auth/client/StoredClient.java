package io.symbolon.auth.client;

import java.util.List;

/** A client with its tokens. */
record StoredClient(Client client, List<StoredToken> tokens) {
    StoredClient {
        tokens = List.copyOf(tokens);
    }
}
