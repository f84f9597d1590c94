package io.symbolon.common.outbound;

/** How a wait for a token ended. */
sealed interface TokenOutcome permits HeldToken, Outage {
    /** @throws TokenUnavailableException a new one for each caller, when there is no token */
    ServiceToken orThrow(String client, long now);
}
