package io.symbolon.common.inbound.sample;

import io.symbolon.common.audit.AuditRecord;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Shows the trail, breaks it and mends it. */
@Path("/trail")
@Produces(MediaType.APPLICATION_JSON)
public class TrailResource {
    private final MemoryTrail trail;

    public TrailResource() {
        this(null);
    }

    @Inject
    public TrailResource(MemoryTrail trail) {
        this.trail = trail;
    }

    @GET
    @PermitAll
    public List<AuditRecord> records() {
        return trail.records();
    }

    @DELETE
    @PermitAll
    public void destroy() {
        trail.broken(true);
    }

    @PUT
    @PermitAll
    public void mend() {
        trail.broken(false);
    }
}
