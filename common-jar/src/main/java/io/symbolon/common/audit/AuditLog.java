package io.symbolon.common.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.symbolon.common.json.Json;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where every decision is told (SECURITY R44, R51): a JSON line of the logger {@value #LOGGER}, and a row where the
 * application has a trail. A grant that cannot be recorded is not given; a refusal stays a refusal, and nobody waits for its
 * row. A flood of refusals becomes one counted record a minute. Thread-safe.
 */
@ApplicationScoped
public class AuditLog {
    /** An attribute of each request that has left a record, or whose record is left to others. */
    public static final String RECORDED = AuditLog.class.getName();
    /** The logger of the lines: nothing else writes to it. */
    public static final String LOGGER = "io.symbolon.audit";

    private static final Logger LINES = System.getLogger(LOGGER);
    private static final AuditTrail NOWHERE = (record, kept) -> kept.run();

    private final String service;
    private final InstantSource clock;
    private final AuditTrail trail;
    private final RequestOrigin requests;
    private final Floods floods = new Floods();
    private final Backlog refusals;
    private final Upkeep upkeep;

    AuditLog() { // CDI proxy
        this("", null, NOWHERE, null, Upkeep::none);
    }

    @Inject
    AuditLog(Instance<AuditTrail> trails, Instance<Clock> clocks, RequestOrigin requests) {
        this(
                ConfigProvider.getConfig()
                        .getOptionalValue("service.name", String.class)
                        .orElse("application"),
                clocks.isResolvable() ? clocks.get() : Clock.systemUTC(),
                trails.isResolvable() ? trails.get() : NOWHERE,
                requests,
                Upkeep::managed);
    }

    private AuditLog(
            String service,
            InstantSource clock,
            AuditTrail trail,
            RequestOrigin requests,
            Function<Runnable, Upkeep> upkeep) {
        this.service = service;
        this.clock = clock;
        this.trail = trail;
        this.requests = requests;
        this.refusals = new Backlog(trail);
        this.upkeep = upkeep.apply(this::workOff);
    }

    /** One outside a container: no request is ever present, and everything happens on the caller's thread. */
    public static AuditLog of(String service, InstantSource clock, Consumer<AuditRecord> trail) {
        AuditTrail simple = (record, kept) -> {
            trail.accept(record);
            kept.run();
        };
        return new AuditLog(service, clock, simple, RequestOrigin.NEVER, Upkeep::none);
    }

    /** Where the present request came from: to be taken along before work leaves the request's thread. */
    public AuditOrigin origin() {
        return requests.present();
    }

    /** Leaves the present request's record to another thread, which has taken its {@link #origin} along. */
    public void entrust() {
        requests.mark();
    }

    /**
     * Records a decision: a grant with the present transaction or, without one, at once; so call it before the grant is
     * handed out.
     *
     * @throws AuditUnavailableException when a grant cannot be recorded: it must not be given
     */
    public void record(AuditEvent event) {
        AuditOrigin origin = event.origin() == null ? requests.present() : event.origin();
        AuditRecord record = AuditRecord.of(event, service, origin, clock.instant());
        if (event.isGrant()) {
            grant(record);
        } else if (floods.admits(record)) {
            refuse(record);
            upkeep.now();
        }
        requests.mark();
    }

    private void grant(AuditRecord record) {
        try {
            trail.append(record, () -> write(record));
        } catch (RuntimeException unwritten) {
            throw new AuditUnavailableException(unwritten);
        }
    }

    private void refuse(AuditRecord record) {
        write(record);
        refusals.add(record);
    }

    /** On the upkeep's thread. */
    private void workOff() {
        floods.due(clock.instant()).forEach(this::refuse);
        refusals.drain();
    }

    @PreDestroy
    void end() {
        upkeep.stop();
        floods.all().forEach(this::refuse);
        refusals.drain();
    }

    private static void write(AuditRecord record) {
        try {
            LINES.log(Level.INFO, Json.tolerant().writeValueAsString(record));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record that is no JSON", impossible);
        }
    }
}
