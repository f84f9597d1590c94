package io.symbolon.sample;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.stream.Collectors;

/** Names the threads of the server that are not its own pool's, one a line, without their numbers. */
@Path("/threads")
public class ThreadsResource {
    @GET
    @PermitAll
    public String threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith("Default Executor-thread"))
                .map(name -> name.replaceAll("[0-9]+", "#"))
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
