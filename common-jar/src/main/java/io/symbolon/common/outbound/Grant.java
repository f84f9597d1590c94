package io.symbolon.common.outbound;

import io.symbolon.common.token.Secret;

/** What a client asks a token endpoint for, and the credential that proves who asks. */
interface Grant {
    Credential credential();

    /** @throws IllegalArgumentException when the proof is not of the kind that is needed, such as no private key */
    TokenRequest request(Secret proof);
}
