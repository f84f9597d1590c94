package io.symbolon.sample;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Names the threads of the server, one a line, without their numbers. */
@Path("/threads")
public class ThreadsResource {
    /** Come and go as the server likes: its pool, and who deploys through JMX. */
    private static final List<String> THE_SERVERS = List.of("Default Executor-thread", "RMI TCP Connection");

    @GET
    @PermitAll
    public String threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> THE_SERVERS.stream().noneMatch(name::startsWith))
                .map(name -> name.replaceAll("[0-9]+", "#"))
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
