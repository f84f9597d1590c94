package io.symbolon.common.inbound;

import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/**
 * A body that does not arrive, because its sender hung up or took longer than the server waits, is the sender's fault: 400.
 * What is wrong with one that did arrive, its reader has said already.
 */
final class LostBody implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext body) {
        try {
            return body.proceed();
        } catch (IOException lost) {
            throw new WebApplicationException(refusal());
        }
    }

    static Response refusal() {
        return Problem.of(ProblemType.INVALID_REQUEST)
                .detail("The body did not arrive.")
                .response();
    }
}
