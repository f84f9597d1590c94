package io.symbolon.auth.assertion;

import io.symbolon.auth.client.AuthenticatedClient;
import io.symbolon.auth.client.ClientCache;
import io.symbolon.auth.client.KeyedClient;
import io.symbolon.auth.token.TokenSettings;
import io.symbolon.common.token.ServiceName;
import io.symbolon.common.token.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Proves a client by an assertion that it signed (RFC 7523 §3): its "aud" is the issuer or the token endpoint, it lives five
 * minutes at most and is good once, on all instances together. An unknown client costs what a known one does. Verifies a
 * signature: never call it inside a transaction. Thread-safe.
 */
@ApplicationScoped
public class AssertionAuthentication {
    /** No service bears it; looked up for what cannot be a name, so that this costs a query too. */
    private static final String NO_NAME = "-";

    private final ClientCache clients;
    private final AssertionStore used;
    private final InstantSource clock;
    private final Set<String> audiences;
    private final NobodysKeys nobody = new NobodysKeys();

    AssertionAuthentication() { // CDI proxy
        this.clients = null;
        this.used = null;
        this.clock = null;
        this.audiences = Set.of();
    }

    @Inject
    public AssertionAuthentication(
            ClientCache clients, AssertionStore used, TokenSettings settings, InstantSource clock) {
        this.clients = clients;
        this.used = used;
        this.clock = clock;
        this.audiences =
                Set.of(settings.issuer().toString(), settings.tokenEndpoint().toString());
    }

    /** The client, when the assertion is good and was never used. */
    public Optional<AuthenticatedClient> authenticate(String text) {
        Instant now = clock.instant();
        return Assertion.parse(text).flatMap(assertion -> authenticate(assertion, now));
    }

    private Optional<AuthenticatedClient> authenticate(Assertion assertion, Instant now) {
        String name = assertion.client();
        Optional<KeyedClient> client = clients.keyed(ServiceName.isValid(name) ? name : NO_NAME);
        // "The authorization server MUST reject JWTs with an invalid signature or MAC." (RFC 7523 §3, 9)
        boolean signed = client.map(known -> known.keys().signed(assertion.jwt()))
                .orElseGet(() -> nobody.signed(assertion.jwt()));
        boolean good = signed && assertion.isFor(audiences) && assertion.isTimely(now) && assertion.hasId();
        // "The authorization server MAY ensure that JWTs are not replayed by maintaining the set of used "jti" values"
        // (RFC 7523 §3, 7)
        return client.filter(known -> good && used.use(Sha256.base64url(assertion.id()), assertion.forgettable()))
                .map(known -> new AuthenticatedClient(known.client(), known.asOf()));
    }
}
