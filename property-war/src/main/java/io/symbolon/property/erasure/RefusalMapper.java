package io.symbolon.property.erasure;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * Reads a refusal while it can be read: within a server, the exceptions of the runtime keep neither headers nor body. A 404
 * that is not auth's own problem (CONTRACT section 8), say of a proxy, tells nothing of the account.
 */
public class RefusalMapper implements ResponseExceptionMapper<RefusedException> {
    /** As much of a problem as is looked at. */
    record Problem(String type) {}

    private static final String NOT_FOUND = "urn:symbolon:problem:not-found";

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 400;
    }

    @Override
    public RefusedException toThrowable(Response refusal) {
        return new RefusedException(refusal.getStatus() == 404 && NOT_FOUND.equals(type(refusal)));
    }

    private static String type(Response refusal) {
        try {
            Problem problem = refusal.readEntity(Problem.class);
            return problem == null ? "" : problem.type();
        } catch (ProcessingException | IllegalStateException noProblem) {
            return "";
        }
    }
}
