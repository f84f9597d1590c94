package io.symbolon.system.race;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A server of somebody else's, as a command. Ended with the JVM of the tests at the latest. */
final class Peer implements Contestant {
    private final String name;
    private final ProcessBuilder builder;
    private final URI tokenEndpoint;
    private final String form;
    private Process process;

    Peer(String name, List<String> command, Map<String, String> environment, URI tokenEndpoint, String form) {
        this.name = name;
        this.tokenEndpoint = tokenEndpoint;
        this.form = form;
        this.builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(
                Path.of("target", "race-" + name + ".log").toFile()));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void launch() {
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void stop() {
        if (process != null) {
            Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroy);
            process.onExit().join();
        }
    }

    @Override
    public URI tokenEndpoint() {
        return tokenEndpoint;
    }

    @Override
    public String form() {
        return form;
    }
}
