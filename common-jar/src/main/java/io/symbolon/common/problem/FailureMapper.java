package io.symbolon.common.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Everything else: a bare 500 ({@code about:blank}), or 503 while the database is away. */
final class FailureMapper implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable failure) {
        return Failures.answer(failure);
    }
}
