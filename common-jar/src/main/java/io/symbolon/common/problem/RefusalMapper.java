package io.symbolon.common.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The runtime's own refusals (404, 405, 406, 415 …) and thrown responses; keeps the headers, drops the runtime's words. */
final class RefusalMapper implements ExceptionMapper<WebApplicationException> {
    /** What a refusal of the runtime may say beside its status. */
    private static final List<String> KEPT =
            List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.LOCATION);

    @Override
    public Response toResponse(WebApplicationException refusal) {
        Response thrown = refusal.getResponse();
        if (thrown.getStatus() < 400 || thrown.getEntity() instanceof ProblemDocument) {
            return thrown;
        }
        if (thrown.getStatus() >= 500) {
            return Failures.answer(refusal);
        }
        Response answer = StatusProblems.of(thrown.getStatus()).response();
        for (String name : KEPT) {
            if (thrown.getHeaders().containsKey(name)) {
                answer.getHeaders()
                        .put(name, new ArrayList<>(thrown.getHeaders().get(name)));
            }
        }
        withoutOptions(answer);
        return answer;
    }

    /** OPTIONS is answered 405 everywhere; the runtime lists it all the same. */
    private static void withoutOptions(Response answer) {
        Set<String> allowed = new TreeSet<>(answer.getAllowedMethods());
        if (allowed.remove("OPTIONS") && !allowed.isEmpty()) {
            answer.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", allowed));
        }
    }
}
