package io.symbolon.common.problem;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** What a service answered us is not what we answer. */
final class CalledServiceMapper implements ExceptionMapper<CalledServiceException> {
    @Override
    public Response toResponse(CalledServiceException refusal) {
        return Failures.answer(refusal);
    }
}
