package io.symbolon.common.testing;

import io.symbolon.common.inbound.revocation.RevokedEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Plays auth-service on a port of its own, so that a service that uses common-jar can be tested without our servers:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestAuth AUTH = new TestAuth("shop-service");
 * }</pre>
 *
 * Start the service under test with {@link #settings()}. It then obtains tokens here, signed by {@link TestKey#TRUSTED}, and
 * accepts whatever {@link TestTokens} makes. Listens from construction, so that a deployment can name its URL. Every test
 * begins with an auth that is well and has revoked nothing. Thread-safe.
 */
public final class TestAuth implements BeforeEachCallback, AfterAllCallback {
    /** The one service token that is accepted, whoever shows it. */
    public static final String SERVICE_TOKEN = "the-service-token-of-tests-00001";

    private final String service;
    private final AuthState state = new AuthState();
    private final AuthDouble server = new AuthDouble(state);

    /** @param service the name of the service under test */
    public TestAuth(String service) {
        this.service = service;
    }

    /** The base URL, on this machine. */
    public String url() {
        return server.url();
    }

    /** What the service under test has to be told: MicroProfile Config keys and values. */
    public Map<String, String> settings() {
        return Map.of(
                "service.name",
                service,
                "services.auth.url",
                url(),
                "services.auth.servicetoken",
                SERVICE_TOKEN,
                "auth.issuer",
                TestTokens.ISSUER);
    }

    /** The same as the text of a {@code microprofile-config.properties}. */
    public String properties() {
        StringBuilder text = new StringBuilder();
        settings()
                .forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    /** Every call is answered with this status, until {@link #recover}. */
    public void fail(int status) {
        state.fail(status);
    }

    /** Answers again. */
    public void recover() {
        state.fail(0);
    }

    /** How long the tokens that are given live. */
    public void lifeOfTokens(Duration life) {
        state.lifeOfTokens(life);
    }

    /** Puts a revocation into the feed; {@code kind} is {@code jti}, {@code sid}, {@code sub}, {@code client} or {@code kid}. */
    public void revoke(String kind, String value) {
        Instant now = Clock.systemUTC().instant();
        state.revoke(new RevokedEntry(kind, value, now, now.plus(Duration.ofMinutes(15))));
    }

    /** There is an active account with that id and address. */
    public void account(UUID id, String email) {
        state.account(id, email);
    }

    /** The calls so far, as {@code POST /v1/auth/service-token}, in order. */
    public List<String> calls() {
        return state.calls();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        state.reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.close();
    }
}
