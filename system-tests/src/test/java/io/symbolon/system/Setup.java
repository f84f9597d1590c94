package io.symbolon.system;

import io.symbolon.config.Mirror;
import io.symbolon.config.Platform;
import io.symbolon.config.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a platform is made: its folder, its Liberty, and what its servers find in their environment beside what every
 * development run gives them.
 *
 * <pre>{@code
 * try (Symbolon symbolon = Setup.named("smtp").with(Service.EMAIL, "SMTP_HOST", "localhost").start()) { … }
 * }</pre>
 *
 * Each start begins with new data and keeps what only takes time to make again: certificates, Liberty's caches.
 */
public final class Setup {
    private static final List<String> OF_ONE_RUN = List.of("data", "mail", "run");

    private final Path directory;
    private final Map<Service, Map<String, String>> variables = new EnumMap<>(Service.class);
    private Path liberty = Build.liberty();
    private Path jvmOptions = Build.jvmOptions();

    private Setup(Path directory) {
        this.directory = directory;
        for (Service service : Service.values()) {
            variables.put(service, new HashMap<>());
        }
    }

    /** A platform of that name, below {@code system-tests/target/system}. */
    public static Setup named(String name) {
        return new Setup(Build.directory(name));
    }

    /** Another Liberty than the build's own, as {@code wlp} directory. */
    public Setup liberty(Path wlp) {
        liberty = wlp;
        return this;
    }

    /** The JVM's options of production: for speed, not for four servers on one laptop. */
    public Setup productionJvm() {
        jvmOptions = Build.productionJvmOptions();
        return this;
    }

    /** An environment variable of one server. */
    public Setup with(Service service, String name, String value) {
        variables.get(service).put(name, value);
        return this;
    }

    /** All four servers, ready. */
    public Symbolon start() {
        Symbolon symbolon = prepare();
        try {
            symbolon.start();
            return symbolon;
        } catch (RuntimeException | Error failure) {
            try (symbolon) { // what fails in closing it is suppressed
                throw failure;
            }
        }
    }

    /** All four servers in place, none started. */
    public Symbolon prepare() {
        try {
            for (String past : OF_ONE_RUN) {
                Folders.delete(directory.resolve(past));
            }
            Platform platform = Platform.open(directory, UnusedPorts.forAll(), Clock.systemUTC());
            platform.prepare();
            Mirror.copy(Build.usr().resolve("shared"), platform.userDirectory().resolve("shared"));
            return new Symbolon(platform, servers(platform));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Another server of a service, in place, not started: beside its port, its state and its files all settings alike, so
     * the database too, unless that is a file.
     */
    Server another(Service service, Symbolon symbolon) {
        try {
            return another(service, symbolon, UnusedPorts.next());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Server another(Service service, Symbolon symbolon, int port) throws IOException {
        Path place = directory.resolve("another");
        Path own = place.resolve("data").resolve(service.shortName());
        Folders.delete(own);
        Files.createDirectories(own);
        Mirror.copy(Build.usr().resolve("shared"), place.resolve("usr/shared"));
        String environment = Files.readString(symbolon.platform().environment(service)) + "HTTPS_PORT=" + port
                + "\nSYMBOLON_DATA_DIR='" + own + "'\nSYMBOLON_STATE_DIR='" + own + "/state'\n";
        Path file = Files.writeString(place.resolve(service.server() + ".env"), environment);
        Liberty process = new Liberty(liberty, place.resolve("usr"), service.server(), variables.get(service));
        process.furnish(Build.usr(), Build.war(service), file, jvmOptions);
        return symbolon.of(service).at(URI.create("https://localhost:" + port), process);
    }

    private Map<Service, Server> servers(Platform platform) throws IOException, GeneralSecurityException {
        Http http = new Http(platform.authority());
        Map<Service, Server> servers = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            Liberty process = new Liberty(liberty, platform.userDirectory(), service.server(), variables.get(service));
            process.furnish(Build.usr(), Build.war(service), platform.environment(service), jvmOptions);
            servers.put(service, new Server(platform.ports().of(service).url(), http, process));
        }
        return servers;
    }
}
