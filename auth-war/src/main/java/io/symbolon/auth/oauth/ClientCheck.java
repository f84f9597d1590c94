package io.symbolon.auth.oauth;

import io.symbolon.auth.client.AuthenticatedClient;
import io.symbolon.auth.grant.GrantOutcome.Refused;
import java.util.Optional;

/** Who makes a request. */
sealed interface ClientCheck {
    /** The name of the service that proved itself; empty for anybody else. */
    default Optional<String> proved() {
        return this instanceof Confidential known
                ? Optional.of(known.client().client().name().value())
                : Optional.empty();
    }

    /** A service that proved itself. */
    record Confidential(AuthenticatedClient client) implements ClientCheck {}

    /** The one client without a credential: {@code first-party}. */
    record Public() implements ClientCheck {}

    /** @param claimed who it says it is; null when it does not */
    record Failed(Refused refusal, String claimed) implements ClientCheck {}
}
