package io.symbolon.email;

import io.symbolon.common.admin.ParkedEventsResource;
import io.symbolon.common.audit.AuditLog;
import io.symbolon.common.event.ParkedEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;

/** The events parked here, for administrators. Thread-safe. */
@Path(ParkedEventsResource.PATH)
@ApplicationScoped
public class EventsResource extends ParkedEventsResource {
    /** For the container. */
    public EventsResource() {
        this(null, null);
    }

    @Inject
    public EventsResource(ParkedEvents events, AuditLog audit) {
        super(events, audit);
    }
}
