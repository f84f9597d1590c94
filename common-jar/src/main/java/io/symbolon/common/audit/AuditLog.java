package io.symbolon.common.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.symbolon.common.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where every decision is told (SECURITY R44, R51): a JSON line of the logger {@value #LOGGER}, and a row where the
 * application has a trail. A grant that cannot be recorded is not given; a refusal stays a refusal. Thread-safe.
 */
@ApplicationScoped
public class AuditLog {
    /** The logger of the lines: nothing else writes to it. */
    public static final String LOGGER = "io.symbolon.audit";

    private static final Logger LINES = System.getLogger(LOGGER);
    private static final Logger LOG = System.getLogger(AuditLog.class.getName());

    private final String service;
    private final InstantSource clock;
    private final AuditTrail trail;
    private final Supplier<AuditOrigin> origins;

    AuditLog() { // CDI proxy
        this(null, null, null, null);
    }

    @Inject
    AuditLog(Instance<AuditTrail> trails, Instance<Clock> clocks, RequestOrigin origins) {
        this(
                ConfigProvider.getConfig()
                        .getOptionalValue("service.name", String.class)
                        .orElse("application"),
                clocks.isResolvable() ? clocks.get() : Clock.systemUTC(),
                trails.isResolvable() ? trails.get() : record -> {},
                origins::present);
    }

    private AuditLog(String service, InstantSource clock, AuditTrail trail, Supplier<AuditOrigin> origins) {
        this.service = service;
        this.clock = clock;
        this.trail = trail;
        this.origins = origins;
    }

    /** One outside a container, where no request is ever present. */
    public static AuditLog of(String service, InstantSource clock, AuditTrail trail) {
        return new AuditLog(service, clock, trail, () -> AuditOrigin.NONE);
    }

    /** Where the present request came from: to be taken along before work leaves the request's thread. */
    public AuditOrigin origin() {
        return origins.get();
    }

    /**
     * Records a decision: a grant with the present transaction or, without one, at once; so call it before the grant is
     * handed out.
     *
     * @throws AuditUnavailableException when a grant cannot be recorded: it must not be given
     */
    public void record(AuditEvent event) {
        AuditOrigin origin = event.origin() == null ? origins.get() : event.origin();
        AuditRecord record = AuditRecord.of(event, service, origin, clock.instant());
        try {
            trail.append(record);
        } catch (RuntimeException unwritten) {
            if (event.isGrant()) {
                throw new AuditUnavailableException(unwritten);
            }
            LOG.log(Level.WARNING, "a refusal is in the log alone: {0}", unwritten.toString());
        }
        LINES.log(Level.INFO, line(record));
    }

    private static String line(AuditRecord record) {
        try {
            return Json.tolerant().writeValueAsString(record);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record that is no JSON", impossible);
        }
    }
}
