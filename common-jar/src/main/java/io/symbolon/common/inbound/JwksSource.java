package io.symbolon.common.inbound;

import java.io.IOException;

/**
 * Where the issuer's public keys come from. By default auth's {@code /.well-known/jwks.json}; who has them nearer supplies
 * an {@code @Alternative @Priority} bean. Asked by one managed task, every ten seconds, never by a request.
 */
public interface JwksSource {
    /**
     * The JWK set (RFC 7517 §5) as JSON text.
     *
     * @throws IOException when it cannot be had now; the guard keeps what it has and asks again
     */
    String read() throws IOException;
}
