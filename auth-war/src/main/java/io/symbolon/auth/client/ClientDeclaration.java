package io.symbolon.auth.client;

import io.symbolon.common.token.Secret;
import java.util.Optional;

/**
 * A service that configuration declares, with its first token. Without a token the service is registered all the same and
 * cannot prove itself until an administrator gives it one. Immutable.
 */
record ClientDeclaration(Client client, Optional<Secret> firstToken) {}
