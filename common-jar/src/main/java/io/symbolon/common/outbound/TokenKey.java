package io.symbolon.common.outbound;

/**
 * What a token is kept under: the client, which stands for audience, scopes and credential; and the hash of the user's token
 * it was exchanged for, empty for the service's own.
 */
record TokenKey(String client, String subject) {
    static TokenKey own(String client) {
        return new TokenKey(client, "");
    }
}
