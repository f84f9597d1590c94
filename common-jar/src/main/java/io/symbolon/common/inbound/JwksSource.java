package io.symbolon.common.inbound;

import java.io.IOException;

/**
 * Where the issuer's public keys come from. By default auth's {@code /.well-known/jwks.json}; who has them nearer supplies
 * an {@code @Alternative @Priority} bean. Asked by one managed task, never by a request: every ten seconds; five after a
 * failure; within a second after a key was tainted, or after a token of an unknown {@code kid} came, for which it is asked once
 * in ten seconds at most.
 */
public interface JwksSource {
    /**
     * The JWK set (RFC 7517 §5) as JSON text.
     *
     * @throws IOException when it cannot be had now; the guard keeps what it has and asks again
     */
    String read() throws IOException;
}
