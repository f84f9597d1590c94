package io.symbolon.config;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** What {@code liberty:start} does after the last server: waits until all are ready, and says what to try. */
public final class AwaitReady {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Platform platform;
    private final Readiness readiness;
    private final Clock clock;

    private AwaitReady(Platform platform, Clock clock) throws IOException, GeneralSecurityException {
        this.platform = platform;
        this.readiness = new Readiness(platform);
        this.clock = clock;
    }

    /** @param arguments the directory of the development run */
    public static void main(String... arguments) throws IOException, GeneralSecurityException, InterruptedException {
        Clock clock = Clock.systemUTC();
        Platform platform = Platform.wished(Path.of(arguments[0]), System.getenv(), clock);
        new AwaitReady(platform, clock).all();
        PrintWriter terminal = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        terminal.print(Welcome.to(platform, Path.of("").toAbsolutePath()));
        terminal.flush();
    }

    private void all() throws IOException, InterruptedException {
        Instant deadline = clock.instant().plus(LIMIT);
        for (Service service : Service.values()) {
            await(service, deadline);
        }
    }

    private void await(Service service, Instant deadline) throws IOException, InterruptedException {
        Run run = platform.run(service);
        Readiness.Answer answer = ask(service, run);
        while (answer.state() != Readiness.State.READY || !run.isUpToDate()) {
            if (answer.state() == Readiness.State.STRANGER) {
                throw new Refusal(
                        FreePorts.settings(service, platform.ports()).get(0).taken());
            }
            demandHope(service, run, answer, deadline);
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = ask(service, run);
        }
    }

    private Readiness.Answer ask(Service service, Run run) throws IOException, InterruptedException {
        return readiness.of(platform.ports().of(service), run.number());
    }

    /** @throws Refusal when the server will not become ready, with its own words if it left any */
    private void demandHope(Service service, Run run, Readiness.Answer answer, Instant deadline) throws IOException {
        boolean over = !run.process().isAlive() || clock.instant().isAfter(deadline);
        Optional<String> line =
                run.failure().or(() -> over ? Optional.of("is not ready: " + answer.words()) : Optional.empty());
        if (line.isPresent()) {
            throw new Refusal(
                    service.serviceName() + ": " + line.get() + " (" + run.log().file() + ")");
        }
    }
}
