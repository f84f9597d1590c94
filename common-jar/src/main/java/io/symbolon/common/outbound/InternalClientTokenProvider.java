package io.symbolon.common.outbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * The access tokens of this service, one a named client, obtained from auth, or from any OAuth 2.0 provider, with the
 * service's own credential.
 *
 * <p>A valid token is answered at once, without a lock or a wait; it is renewed in the background between 70 and 90 percent
 * of its life. Without one, all callers of a client share one request and wait for it no longer than the two timeouts and a
 * second. A failure is remembered, from one second to thirty (or as long as {@code Retry-After} says), and meanwhile told at
 * once. Usable from any managed thread, with or without an active request. Thread-safe.
 *
 * <p>MicroProfile Config, read when a client is first used and when it first speaks for a user, the timeouts once; durations in
 * ISO-8601. Three settings are enough:
 *
 * <ul>
 *   <li>{@code service.name}: this service's name
 *   <li>{@code services.auth.url}: base URL of auth, HTTPS unless on this machine
 *   <li>{@code services.auth.servicetoken.file}: file with the service token, read anew for every request; or {@code
 *       services.auth.servicetoken}, the service token itself; default: {@code <NAME>_TOKEN}, such as {@code
 *       USER_SERVICE_TOKEN}
 * </ul>
 *
 * <p>Of one client, {@code internal-auth.client.<name>.} and:
 *
 * <ul>
 *   <li>{@code audience}: default: the client's name; with {@code token-endpoint} none
 *   <li>{@code resource} (RFC 8707): sent with {@code token-endpoint} alone; default: none
 *   <li>{@code scopes}: separated by spaces or commas; default: all that are registered
 *   <li>{@code origins}: where {@link InternalClientAuthFilter} may send the token; default: the base URL of the REST client
 *       interface
 * </ul>
 *
 * <p>The same of one client, or of all as {@code internal-auth.} and:
 *
 * <ul>
 *   <li>{@code expiry-skew}: how long before its end a token is no longer sent; default PT10S, at most PT1M and never more
 *       than a tenth of the token's life
 *   <li>{@code replay-on-401}: whether a refused call is made once more with a fresh token; default true
 *   <li>{@code token-endpoint}: of any OAuth 2.0 provider; makes the client use {@code client_credentials} (RFC 6749 §4.4)
 *       there instead of the platform's call
 *   <li>{@code client-id}: default: {@code service.name}
 *   <li>{@code client-secret-file}, read anew for every request, or {@code client-secret}
 *   <li>{@code client-key-file}: private key, as a JWK or as PKCS#8 in PEM, read anew for every request
 *   <li>{@code client-auth-method}: {@code client_secret_basic}, {@code client_secret_post} or {@code private_key_jwt};
 *       default: the last with a key file, else the first
 *   <li>{@code client-key-id}: the {@code kid} of a key that brings none
 *   <li>{@code client-assertion-audience}: {@code aud} of what the key signs; default: the token endpoint
 * </ul>
 *
 * <p>Of all: {@code internal-auth.connect-timeout}, {@code internal-auth.read-timeout}: of a token request; default PT2S, at
 * most PT1M.
 */
@ApplicationScoped
public class InternalClientTokenProvider {
    private static final String MANAGED_EXECUTOR = "java:comp/DefaultManagedExecutorService";

    /** Exchanged tokens kept at once: one a user and client. */
    private static final int MOST_EXCHANGED = 10_000;

    /** Longer than an access token of a user lives; its own end is checked on every use. */
    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final ConcurrentMap<String, TokenSlot> slots = new ConcurrentHashMap<>();
    private final Cache<TokenKey, TokenSlot> exchanged;
    private final Config config;
    private final TokenSources sources;
    private final TokenSlot.Shared shared;
    private final Replays replays = new Replays();
    private final Callers callers = new Callers();

    InternalClientTokenProvider() { // CDI proxy
        this.exchanged = null;
        this.config = null;
        this.sources = null;
        this.shared = null;
    }

    /** @throws IllegalStateException naming the setting that is absurd */
    @Inject
    InternalClientTokenProvider(Instance<Clock> clock, Instance<MetricRegistry> registry) {
        this(
                ConfigProvider.getConfig(),
                new Timing(
                        Ticker.systemTicker(),
                        clock.isResolvable() ? clock.get() : Clock.systemUTC(),
                        RandomGenerator.getDefault()),
                managedExecutor(),
                new ClientMetrics(registry.isResolvable() ? Optional.of(registry.get()) : Optional.empty()));
    }

    InternalClientTokenProvider(Config config, Timing timing, Executor background) {
        this(config, timing, background, ClientMetrics.NONE);
    }

    InternalClientTokenProvider(Config config, Timing timing, Executor background, ClientMetrics metrics) {
        this.config = config;
        this.sources = new TokenSources(config, timing);
        this.shared =
                new TokenSlot.Shared(timing, background, sources.timeouts().patience(), metrics);
        this.exchanged = Caffeine.newBuilder()
                .maximumSize(MOST_EXCHANGED)
                .expireAfterAccess(UNUSED)
                .ticker(timing.ticker())
                .executor(background)
                .build();
    }

    /**
     * The client's token, valid for its skew at least.
     *
     * @throws TokenUnavailableException when none is at hand and none can be had now
     * @throws IllegalStateException naming the setting that is missing or absurd
     */
    public ServiceToken getToken(String client) {
        return slot(client).token();
    }

    /**
     * As {@link #getToken(String)}, never blocking: the stage fails with a {@link TokenUnavailableException}, or with a {@link
     * java.util.concurrent.CompletionException} that it caused.
     *
     * @throws IllegalStateException at once, naming the setting that is missing or absurd
     */
    public CompletionStage<ServiceToken> getTokenAsync(String client) {
        return slot(client).tokenAsync();
    }

    /**
     * The client's token that speaks for that user (RFC 8693); exchanged once, never outliving the user's own.
     *
     * @throws TokenUnavailableException when none is at hand and none can be had now
     * @throws IllegalStateException naming the setting that is missing or absurd
     */
    public ServiceToken getToken(String client, SubjectToken user) {
        return slot(client, user).token();
    }

    /**
     * As {@link #getToken(String, SubjectToken)}, never blocking; the stage fails as that of {@link #getTokenAsync(String)}.
     *
     * @throws IllegalStateException at once, naming the setting that is missing or absurd
     */
    public CompletionStage<ServiceToken> getTokenAsync(String client, SubjectToken user) {
        return slot(client, user).tokenAsync();
    }

    /**
     * Tells that the target refused this token. It is dropped if it is still the current one; at most one in 30 seconds, so
     * that a target which refuses everything costs no storm of requests, and one in a second where {@link #accepted} told
     * of the token after it.
     */
    public void invalidate(ServiceToken token) {
        slotOf(token).ifPresent(slot -> slot.invalidate(token));
    }

    /** Tells that the target took this token. */
    public void accepted(ServiceToken token) {
        slotOf(token).ifPresent(slot -> slot.accepted(token));
    }

    private Optional<TokenSlot> slotOf(ServiceToken token) {
        TokenKey key = token.key();
        boolean isOwn = key.subject().isEmpty();
        return Optional.ofNullable(isOwn ? slots.get(key.client()) : exchanged.getIfPresent(key));
    }

    /** The settings this service runs with. */
    Config config() {
        return config;
    }

    /** How long each client's own token is good for; -1 without one. */
    Map<String, Long> secondsLeft() {
        Map<String, Long> left = new TreeMap<>();
        slots.forEach((client, slot) -> left.put(client, slot.secondsLeft()));
        return left;
    }

    /** Exchanged tokens kept at this moment. */
    long exchangedTokens() {
        exchanged.cleanUp();
        return exchanged.estimatedSize();
    }

    Replays replays() {
        return replays;
    }

    Callers callers() {
        return callers;
    }

    ClientMetrics metrics() {
        return shared.metrics();
    }

    private TokenSlot slot(String client) {
        TokenSlot known = slots.get(client);
        return known != null ? known : slots.computeIfAbsent(client, this::newSlot);
    }

    private TokenSlot newSlot(String client) {
        ClientConfig own = new ClientConfig(config, client);
        ClientSettings settings = ClientSettings.read(own);
        TokenSlot slot = new TokenSlot(TokenKey.own(client), settings.expirySkew(), sources.own(own, settings), shared);
        shared.metrics().watch(client, slot::age, slot::secondsLeft);
        return slot;
    }

    private TokenSlot slot(String client, SubjectToken user) {
        return exchanged.get(new TokenKey(client, user.hash()), key -> {
            ClientConfig own = new ClientConfig(config, client);
            ClientSettings settings = ClientSettings.read(own);
            return new TokenSlot(key, settings.expirySkew(), sources.onBehalfOf(user, own, settings), shared);
        });
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
        sources.close();
        replays.close();
        callers.close();
    }
}
