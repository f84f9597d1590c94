package io.symbolon.common.outbound;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The access tokens of this service, one a named client, obtained from auth with the service's own credential.
 *
 * <p>A valid token is answered at once, without a lock or a wait; it is renewed in the background between 70 and 90 percent
 * of its life. Without one, all callers of a client share one request and wait for it no longer than the two timeouts and a
 * second. A failure is remembered, from one second to thirty (or as long as {@code Retry-After} says), and meanwhile told at
 * once. Usable from any managed thread, with or without an active request. Thread-safe.
 *
 * <p>MicroProfile Config, read once; durations in ISO-8601:
 *
 * <ul>
 *   <li>{@code service.name}: this service's name; required
 *   <li>{@code services.auth.url}: base URL of auth, HTTPS unless on this machine; required
 *   <li>{@code services.auth.servicetoken.file}: file with the service token, read anew for every request; or
 *   <li>{@code services.auth.servicetoken}: the service token itself; default: {@code <NAME>_TOKEN}, such as {@code
 *       USER_SERVICE_TOKEN}
 *   <li>{@code internal-auth.connect-timeout}, {@code internal-auth.read-timeout}: of a token request; default PT2S, at most
 *       PT1M
 *   <li>{@code internal-auth.expiry-skew}: how long before its end a token is no longer sent; default PT10S, never more than
 *       a tenth of the token's life
 *   <li>{@code internal-auth.client.<name>.audience}: default: the client's name
 *   <li>{@code internal-auth.client.<name>.scopes}: separated by spaces or commas; default: all that are registered
 *   <li>{@code internal-auth.client.<name>.expiry-skew}: default: the common one
 *   <li>{@code internal-auth.client.<name>.origins}: where {@link InternalClientAuthFilter} may send the token; default: the
 *       base URL of the REST client interface
 * </ul>
 */
@ApplicationScoped
public class InternalClientTokenProvider {
    private static final String MANAGED_EXECUTOR = "java:comp/DefaultManagedExecutorService";

    private final ConcurrentMap<String, TokenSlot> slots = new ConcurrentHashMap<>();
    private final Config config;
    private final TokenEndpoint auth;
    private final TokenSlot.Shared shared;

    InternalClientTokenProvider() { // CDI proxy
        this.config = null;
        this.auth = null;
        this.shared = null;
    }

    /** @throws IllegalStateException naming the setting that is missing or absurd */
    @Inject
    InternalClientTokenProvider(Instance<Clock> clock) {
        this(
                ConfigProvider.getConfig(),
                new Timing(
                        Ticker.systemTicker(),
                        clock.isResolvable() ? clock.get() : Clock.systemUTC(),
                        RandomGenerator.getDefault()),
                managedExecutor());
    }

    InternalClientTokenProvider(Config config, Timing timing, Executor background) {
        InternalClientSettings settings = InternalClientSettings.read(config);
        this.config = config;
        this.auth = new TokenEndpoint(settings, new TokenMessages(timing.clock()));
        this.shared = new TokenSlot.Shared(auth, timing, background, settings.patience());
    }

    /**
     * The client's token, valid for its skew at least.
     *
     * @throws TokenUnavailableException when none is at hand and none can be had now
     */
    public ServiceToken getToken(String client) {
        return slot(client).token();
    }

    /** As {@link #getToken}, never blocking: the stage fails with {@link TokenUnavailableException}. */
    public CompletionStage<ServiceToken> getTokenAsync(String client) {
        return slot(client).tokenAsync();
    }

    /**
     * Tells that the target refused this token. It is dropped if it is still the current one; at most one in 30 seconds, so
     * that a target which refuses everything costs no storm of requests.
     */
    public void invalidate(ServiceToken token) {
        slot(token.client()).invalidate(token);
    }

    /** The settings this service runs with. */
    Config config() {
        return config;
    }

    private TokenSlot slot(String client) {
        TokenSlot known = slots.get(client);
        return known != null
                ? known
                : slots.computeIfAbsent(client, name -> new TokenSlot(ClientSettings.read(config, name), shared));
    }

    @SuppressWarnings("BanJNDI") // a constant name of the component's own namespace
    private static Executor managedExecutor() {
        try {
            return InitialContext.doLookup(MANAGED_EXECUTOR);
        } catch (NamingException e) {
            throw new IllegalStateException(MANAGED_EXECUTOR + " is missing: the server's feature concurrent", e);
        }
    }

    @PreDestroy
    void close() {
        auth.close();
    }
}
