package io.symbolon.auth.oauth;

import io.symbolon.auth.client.AuthenticatedClient;
import io.symbolon.auth.grant.GrantOutcome.Refused;

/** Who makes a request. */
sealed interface ClientCheck {
    /** A service that proved itself. */
    record Confidential(AuthenticatedClient client) implements ClientCheck {}

    /** The one client without a credential: {@code first-party}. */
    record Public() implements ClientCheck {}

    /** @param claimed who it says it is; null when it does not */
    record Failed(Refused refusal, String claimed) implements ClientCheck {}
}
