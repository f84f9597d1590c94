package io.symbolon.auth.registry;

import io.symbolon.auth.client.NewServiceToken;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.ProblemType;
import io.symbolon.common.token.ServiceName;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** The answers that the registry's resources share. */
final class Answers {
    private Answers() {}

    /** What the resource answers about the service of that name; what is no name is unknown. */
    static Response named(String name, Function<ServiceName, Response> answer) {
        return ServiceName.isValid(name) ? answer.apply(new ServiceName(name)) : unknown();
    }

    static Response shown(ServiceView service) {
        return Response.ok(service)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    static Response created(String path, ServiceName service, NewServiceToken token) {
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, path)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(NewTokenAnswer.of(service, token))
                .build();
    }

    /** Of a change that has nothing to show. */
    static Response done(Registry.Outcome outcome) {
        return outcome == Registry.Outcome.DONE ? Response.noContent().build() : unknown();
    }

    static Response unknown() {
        return Problem.of(ProblemType.NOT_FOUND).response();
    }

    static Response conflict(String detail) {
        return Problem.of(ProblemType.CONFLICT).detail(detail).response();
    }
}
