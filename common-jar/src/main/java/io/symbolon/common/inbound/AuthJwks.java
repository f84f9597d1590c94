package io.symbolon.common.inbound;

import io.symbolon.common.peer.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Reads the keys from auth over HTTP, by {@code services.auth.url}. */
@ApplicationScoped
class AuthJwks implements JwksSource {
    static final String AUTH_URL = "services.auth.url";

    private static final int MAX_LENGTH = 256 * 1024;
    private static final int CONNECT_SECONDS = 2;
    private static final int READ_SECONDS = 5;

    @Override
    public String read() throws IOException {
        try (AuthJwksEndpoint endpoint = endpoint();
                InputStream body = endpoint.jwks()) {
            byte[] text = body.readNBytes(MAX_LENGTH + 1);
            if (text.length > MAX_LENGTH) {
                throw new IOException("the JWK set is longer than " + MAX_LENGTH + " bytes");
            }
            return new String(text, StandardCharsets.UTF_8);
        } catch (WebApplicationException | ProcessingException unreachable) {
            throw new IOException(unreachable.getMessage(), unreachable);
        }
    }

    private static AuthJwksEndpoint endpoint() throws IOException {
        Config config = ConfigProvider.getConfig();
        Optional<String> auth = config.getOptionalValue(AUTH_URL, String.class);
        if (auth.isEmpty()) {
            throw new IOException(AUTH_URL + " is not set");
        }
        if (!Origin.isConfidential(auth.get())) { // whoever is on the way could give us keys of their own
            throw new IOException(AUTH_URL + " is neither HTTPS nor on this machine");
        }
        return RestClientBuilder.newBuilder()
                .baseUri(URI.create(auth.get()))
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                .build(AuthJwksEndpoint.class);
    }
}
