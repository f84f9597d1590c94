package io.symbolon.common.inbound;

import io.symbolon.common.inbound.revocation.FeedRefusedException;
import io.symbolon.common.inbound.revocation.RevocationPage;
import io.symbolon.common.inbound.revocation.RevocationSource;
import io.symbolon.common.json.Json;
import io.symbolon.common.outbound.InternalClientTokenProvider;
import io.symbolon.common.outbound.ServiceToken;
import io.symbolon.common.outbound.TokenUnavailableException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/**
 * Reads the feed from auth over HTTP, by {@code services.auth.url}, with this service's own token (scope {@code
 * auth:revocations:read}). A service without a credential has nothing to follow. Thread-safe.
 */
@ApplicationScoped
class AuthRevocations implements RevocationSource {
    /** Bytes; a thousand entries have some 150,000, and the first page is the whole. */
    private static final int MAX_LENGTH = 64 * 1024 * 1024;

    private static final String CLIENT = "auth-service";
    private static final int CONNECT_SECONDS = 2;
    private static final int READ_SECONDS = 5;

    private final Instance<InternalClientTokenProvider> tokens;
    private volatile AuthRevocationsEndpoint endpoint;

    AuthRevocations() { // CDI proxy
        this(null);
    }

    @Inject
    AuthRevocations(Instance<InternalClientTokenProvider> tokens) {
        this.tokens = tokens;
    }

    @Override
    public Optional<String> absence() {
        try {
            URI auth = ConfigProvider.getConfig().getValue(AuthJwks.AUTH_URL, URI.class);
            tokens.get()
                    .getTokenAsync(CLIENT); // demands the settings of a caller, and asks for the token ahead of need
            endpoint = endpoint(auth);
            return Optional.empty();
        } catch (RuntimeException unset) { // whatever the container wraps it in, this service has no credential
            return Optional.of(String.valueOf(unset.getMessage()));
        }
    }

    /** A second time with another token: the one in hand may be signed by the very key that was tainted. */
    @Override
    public RevocationPage after(String since) throws IOException {
        try {
            Optional<RevocationPage> page = ask(since);
            return page.isPresent() ? page.get() : ask(since).orElseThrow(AuthRevocations::tokenRefused);
        } catch (TokenUnavailableException without) {
            throw without.reason() == TokenUnavailableException.Reason.REFUSED
                    ? new FeedRefusedException(without.getMessage())
                    : new IOException(without.getMessage(), without);
        } catch (ProcessingException unreachable) {
            throw new IOException(unreachable.getMessage(), unreachable);
        }
    }

    /** Empty when auth did not take the token. */
    private Optional<RevocationPage> ask(String since) throws IOException {
        ServiceToken token = tokens.get().getToken(CLIENT);
        try (Response response = endpoint.since("Bearer " + token.value(), since)) {
            switch (response.getStatus()) {
                case 200 -> {
                    tokens.get().accepted(token);
                    return Optional.of(page(response));
                }
                case 401 -> {
                    tokens.get().invalidate(token);
                    return Optional.empty();
                }
                case 403 -> throw new FeedRefusedException("auth demands the scope auth:revocations:read");
                default -> throw new IOException("auth answered " + response.getStatus());
            }
        }
    }

    private static RevocationPage page(Response response) throws IOException {
        try (InputStream body = response.readEntity(InputStream.class)) {
            byte[] text = body.readNBytes(MAX_LENGTH + 1);
            if (text.length > MAX_LENGTH) {
                throw new IOException("the page is longer than " + MAX_LENGTH + " bytes");
            }
            return Json.tolerant().readValue(text, RevocationPage.class);
        }
    }

    private static IOException tokenRefused() {
        return new IOException("auth refuses this service's token");
    }

    private static AuthRevocationsEndpoint endpoint(URI auth) {
        return RestClientBuilder.newBuilder()
                .baseUri(auth)
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                .followRedirects(false)
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(AuthRevocationsEndpoint.class);
    }

    @PreDestroy
    void close() throws IOException {
        AuthRevocationsEndpoint open = endpoint;
        if (open != null) {
            open.close();
        }
    }
}
