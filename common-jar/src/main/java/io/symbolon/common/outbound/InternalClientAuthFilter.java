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
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Sends this service's token with every call of a REST client interface that bears {@link InternalClient}, or whose {@code
 * configKey} configuration makes a client (any {@code internal-auth.client.<configKey>.*} that says what it may reach, and
 * {@code <configKey>/mp-rest/providers} naming this class); with {@link OnBehalfOfCaller} the token that names the present
 * user; and {@code X-Internal-Token} beside it where the annotation says so.
 *
 * <p>A call without its token is never made, nor one to an origin other than the interface is configured with. A 401, unless
 * its challenge names another error than {@code invalid_token} (RFC 6750 §3.1), drops the token if it is still the current
 * one; a fresh one is obtained and the call made once more, unless its body is gone.
 * When no fresh one can be had, or it is refused too, the 401 stands. The correlation id of an active request travels along.
 * Works on any managed thread, with or without an active request. Thread-safe.
 */
@Priority(Priorities.AUTHENTICATION)
public class InternalClientAuthFilter implements ClientRequestFilter, WriterInterceptor, ClientResponseFilter {
    /** Where MicroProfile REST Client tells which method is being called. */
    private static final String INVOKED_METHOD = "org.eclipse.microprofile.rest.client.invokedMethod";

    private static final String INTERNAL_TOKEN = "X-Internal-Token";
    private static final String CALL = InternalClientAuthFilter.class.getName() + ".call";
    private static final String BODY = InternalClientAuthFilter.class.getName() + ".body";

    private final ConcurrentMap<Method, CalledClient> called = new ConcurrentHashMap<>();
    private final InternalClientTokenProvider injected;
    private final Supplier<SubjectToken> caller;

    /** One call that bears a token: how it was obtained, so that it can be obtained anew. */
    private record Call(
            InternalClientTokenProvider provider,
            CalledClient client,
            Optional<SubjectToken> subject,
            ServiceToken token) {}

    /** For REST clients that make their providers without CDI. */
    public InternalClientAuthFilter() {
        this(null);
    }

    @Inject
    public InternalClientAuthFilter(InternalClientTokenProvider provider) {
        this(provider, CallerToken::required);
    }

    InternalClientAuthFilter(InternalClientTokenProvider provider, Supplier<SubjectToken> caller) {
        this.injected = provider;
        this.caller = caller;
    }

    /**
     * The REST client's caller gets a {@link TokenUnavailableException} as it is, and the other as the cause of a {@link
     * jakarta.ws.rs.ProcessingException}.
     *
     * @throws TokenUnavailableException when there is no token to send
     * @throws IllegalStateException when the interface names no client, the call goes where its token may not, or there is no
     *     user on whose behalf it could be made
     */
    @Override
    public void filter(ClientRequestContext request) {
        CalledClient client = client(request);
        client.demandOwnOrigin(request.getUri());
        Optional<SubjectToken> subject = client.onBehalfOfCaller() ? Optional.of(caller.get()) : Optional.empty();
        ServiceToken token = token(client, subject);
        request.setProperty(CALL, new Call(provider(), client, subject, token));
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token.value());
        client.secondFactor().ifPresent(secret -> request.getHeaders().putSingle(INTERNAL_TOKEN, secret.reveal()));
        CurrentCorrelation.id().ifPresent(id -> request.getHeaders().putSingle(CurrentCorrelation.HEADER, id));
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext request) throws IOException {
        if (request.getProperty(CALL) instanceof Call call
                && call.client().replays()
                && RefusedCall.canBeKept(request.getEntity())) {
            SentBody body = new SentBody(request.getOutputStream());
            request.setProperty(BODY, body);
            request.setOutputStream(body);
        }
        request.proceed();
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        if (!(request.getProperty(CALL) instanceof Call call)) {
            return;
        }
        if (isUnauthorized(response.getStatus())) {
            if (RefusedCall.isOfToken(response)) {
                refused(call, new RefusedCall(request, (SentBody) request.getProperty(BODY)), response);
            }
        } else {
            answered(call, call.token(), response.getStatus());
        }
    }

    /** By another status than 401; who fails may not have looked at the token. */
    private static void answered(Call call, ServiceToken token, int status) {
        if (status < Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
            call.provider().accepted(token);
        }
    }

    private void refused(Call call, RefusedCall refused, ClientResponseContext response) throws IOException {
        call.provider().invalidate(call.token());
        Optional<ServiceToken> fresh =
                call.client().replays() && refused.isRepeatable() ? fresh(call) : Optional.empty();
        if (fresh.isPresent()) {
            replay(refused, call, fresh.get(), response);
        }
    }

    private static void replay(RefusedCall refused, Call call, ServiceToken fresh, ClientResponseContext response)
            throws IOException {
        call.provider().metrics().replayed(call.client().name());
        Response answer = call.provider()
                .replays()
                .call(refused.request(), refused.body(), fresh, call.client().timeouts());
        if (isUnauthorized(answer.getStatus())) {
            answer.close();
        } else {
            answered(call, fresh, answer.getStatus());
            RefusedCall.replace(response, answer);
        }
    }

    private static boolean isUnauthorized(int status) {
        return status == Response.Status.UNAUTHORIZED.getStatusCode();
    }

    /** Another token than the refused one; none, when the refused one may not be dropped yet or auth gives no other. */
    private Optional<ServiceToken> fresh(Call call) {
        try {
            return Optional.of(token(call.client(), call.subject())).filter(token -> token != call.token());
        } catch (TokenUnavailableException e) { // then the caller learns what the target said
            return Optional.empty();
        }
    }

    private ServiceToken token(CalledClient client, Optional<SubjectToken> subject) {
        return subject.isPresent()
                ? provider().getToken(client.name(), subject.get())
                : provider().getToken(client.name());
    }

    private CalledClient client(ClientRequestContext request) {
        if (request.getProperty(INVOKED_METHOD) instanceof Method method) {
            return called.computeIfAbsent(method, it -> {
                provider().callers().add(request.getClient());
                return CalledClient.of(it, provider().config());
            });
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
