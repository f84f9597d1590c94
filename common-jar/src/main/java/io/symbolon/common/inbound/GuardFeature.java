package io.symbolon.common.inbound;

import com.github.benmanes.caffeine.cache.Ticker;
import io.symbolon.common.audit.AuditType;
import io.symbolon.common.inbound.revocation.RevocationSource;
import io.symbolon.common.json.StrictJson;
import io.symbolon.common.problem.ProblemProviders;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Optional;

/**
 * Turns the guard on. An application names it by one class of its own:
 *
 * <pre>{@code
 * @Provider
 * public class Guard extends GuardFeature {}
 * }</pre>
 *
 * From then on every resource method needs a decision of its own, or the deployment fails; bodies are bounded, JSON is
 * strict, failures are problems.
 *
 * <p>MicroProfile Config, read once at deployment, which fails and names what is missing or absurd:
 *
 * <ul>
 *   <li>{@code auth.issuer} (or {@code mp.jwt.verify.issuer}): the exact {@code iss}; required
 *   <li>{@code service.name} (or {@code mp.jwt.verify.audiences}, comma-separated): who we are in {@code aud}; required
 *   <li>{@code mp.jwt.verify.publickey.algorithm}: where it is set, ES256
 *   <li>{@code mp.jwt.verify.clock.skew}: seconds, 0 to 10, default 10
 *   <li>{@code mp.jwt.verify.token.age}: seconds after {@code iat} that a token is good at most, 1 to 3600; by default its life
 *   <li>{@code guard.user-token.max-life}, {@code guard.service-token.max-life}: longest {@code exp - iat}, ISO-8601, at most
 *       PT1H, default PT5M and PT10M
 *   <li>{@code http.body.limit}: octets of a request body, at most 67108864, default 65536
 *   <li>{@code symbolon.state.dir}: the directory where keys and revocations outlive a restart; without it they do not
 *   <li>{@code guard.revocations.max-age}: how old the revocations may be for administration and deletion, ISO-8601, at most
 *       PT1H, default PT1M
 *   <li>{@code guard.internal.failures}: refusals of one network a minute, at {@link InternalOnly}, that are answered as what
 *       they are, at least 1, default 1000
 *   <li>{@code internal.service.token}, {@code internal.service.token.previous}: the second factor's values; one is required
 *       where {@link InternalOnly#secondFactor()} is demanded
 * </ul>
 *
 * <p>Not demanded there, but nobody's token is believed without it: {@code services.auth.url}, base URL of auth, HTTPS
 * unless on this machine, which keys and revocations come from unless a {@link JwksSource} and a {@link RevocationSource}
 * bring them.
 */
public abstract class GuardFeature implements Feature {
    /** Before what completes a problem: response filters run from the highest number down. */
    private static final int FIRST_ON_THE_WAY_OUT = Priorities.USER + 1000;

    private static final System.Logger LOG = System.getLogger(GuardFeature.class.getName());

    /** Whether this path (no leading slash) answers errors as RFC 6749 §5.2 instead of as problems. */
    protected boolean speaksOAuth(String path) {
        return false;
    }

    /**
     * What a call to this path (no leading slash) is, when it must leave an audit record whatever becomes of it. Refusals
     * alike of one network are counted in one record from the eleventh a minute on; where {@code internal} is a segment of
     * the path, from the 1,001st, and at {@code /send} from the 301st.
     */
    protected Optional<AuditType> audited(String path) {
        return Optional.empty();
    }

    /**
     * Whether each refusal and each change leaves an audit record, at whatever path: for a service whose every decision is to
     * be found in the trail. What resources record themselves is not recorded again.
     */
    protected boolean auditsDecisions() {
        return false;
    }

    @Override
    public final boolean configure(FeatureContext context) {
        GuardRuntime guard = CDI.current().select(GuardRuntime.class).get();
        context.register(guard.filter(), Priorities.AUTHENTICATION);
        context.register(new MethodGate(), Priorities.AUTHENTICATION);
        context.register(new PlainBodies(), Priorities.AUTHENTICATION);
        context.register(new BodyLimit(guard.settings().bodyLimit(), Ticker.systemTicker()), Priorities.AUTHENTICATION);
        context.register(new LostBody());
        context.register(new CallAudit(this::audited, auditsDecisions(), guard.tokens(), guard.audit()));
        context.register(internalDoor(guard), FIRST_ON_THE_WAY_OUT);
        context.register(new StrictJson());
        ProblemProviders.register(context, this::speaksOAuth);
        CDI.current().select(GuardExtension.class).get().installed();
        LOG.log(System.Logger.Level.INFO, "the guard stands: {0}", getClass().getName());
        return true;
    }

    private static InternalDoor internalDoor(GuardRuntime guard) {
        AuthFailures metrics = CDI.current().select(AuthFailures.class).get();
        return new InternalDoor(guard.settings().internalFailures(), guard.audit(), metrics);
    }
}
