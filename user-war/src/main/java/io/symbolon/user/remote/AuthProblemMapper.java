package io.symbolon.user.remote;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Reads a refusal while it can be read: within a server, the exceptions of the runtime keep neither headers nor body. */
public class AuthProblemMapper implements ResponseExceptionMapper<AuthProblemException> {
    /** A redirect, which nobody follows, would else be thrown by the runtime and become the answer to the user. */
    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public AuthProblemException toThrowable(Response refusal) {
        return new AuthProblemException(AuthProblem.of(refusal));
    }
}
