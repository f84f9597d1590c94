package io.symbolon.common.outbound;

import io.symbolon.common.problem.CurrentCorrelation;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Sends this service's token with every call of a REST client interface that bears {@link InternalClient}: {@code
 * @RegisterProvider(InternalClientAuthFilter.class)}; and {@code X-Internal-Token} beside it where the annotation says so. A call without its token is never made, nor one to an origin other
 * than the interface is configured with. A 401 drops the token, so that the next call gets a new one. The
 * correlation id of an active request travels along. Works on any managed
 * thread, with or without an active request. Thread-safe.
 */
@Priority(Priorities.AUTHENTICATION)
public class InternalClientAuthFilter implements ClientRequestFilter, ClientResponseFilter {
    /** Where MicroProfile REST Client tells which method is being called. */
    private static final String INVOKED_METHOD = "org.eclipse.microprofile.rest.client.invokedMethod";

    private static final String INTERNAL_TOKEN = "X-Internal-Token";
    private static final String SENT_TOKEN = InternalClientAuthFilter.class.getName() + ".token";

    private final ConcurrentMap<Method, CalledClient> called = new ConcurrentHashMap<>();
    private final InternalClientTokenProvider injected;

    /** For REST clients that make their providers without CDI. */
    public InternalClientAuthFilter() {
        this(null);
    }

    @Inject
    public InternalClientAuthFilter(InternalClientTokenProvider provider) {
        this.injected = provider;
    }

    /**
     * @throws TokenUnavailableException when there is no token to send
     * @throws IllegalStateException when the interface names no client, or the call goes where its token may not
     */
    @Override
    public void filter(ClientRequestContext request) {
        CalledClient client = client(request);
        client.demandOwnOrigin(request.getUri());
        ServiceToken token = provider().getToken(client.name());
        request.setProperty(SENT_TOKEN, token);
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token.value());
        client.secondFactor().ifPresent(secret -> request.getHeaders().putSingle(INTERNAL_TOKEN, secret.reveal()));
        CurrentCorrelation.id().ifPresent(id -> request.getHeaders().putSingle(CurrentCorrelation.HEADER, id));
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        boolean refused = response.getStatus() == Response.Status.UNAUTHORIZED.getStatusCode();
        if (refused && request.getProperty(SENT_TOKEN) instanceof ServiceToken token) {
            provider().invalidate(token);
        }
    }

    private CalledClient client(ClientRequestContext request) {
        if (request.getProperty(INVOKED_METHOD) instanceof Method method) {
            return called.computeIfAbsent(
                    method, it -> CalledClient.of(it, provider().config()));
        }
        throw new IllegalStateException("InternalClientAuthFilter serves MicroProfile REST clients only");
    }

    // CDI injects into filters only while a request is active (OpenLiberty/open-liberty#23758)
    private InternalClientTokenProvider provider() {
        return injected != null
                ? injected
                : CDI.current().select(InternalClientTokenProvider.class).get();
    }
}
