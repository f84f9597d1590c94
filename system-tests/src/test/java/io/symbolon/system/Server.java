package io.symbolon.system;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A service as its clients see it, and the process behind it. Thread-safe. */
public final class Server {
    private static final Duration START = Duration.ofMinutes(3);
    private static final int LAST_LINES = 25;

    private final URI url;
    private final Http http;
    private final Liberty process;

    Server(URI url, Http http, Liberty process) {
        this.url = url;
        this.http = http;
        this.process = process;
    }

    /** The same process at another address. */
    Server at(URI elsewhere) {
        return at(elsewhere, process);
    }

    /** Another process that the same clients may call. */
    Server at(URI elsewhere, Liberty another) {
        return new Server(elsewhere, http, another);
    }

    /** The same where something stands in front of it. */
    public Server behind(URI front) {
        return at(front, process);
    }

    public Call get(String path) {
        return call("GET", path);
    }

    public Call post(String path) {
        return call("POST", path);
    }

    public Call patch(String path) {
        return call("PATCH", path);
    }

    public Call put(String path) {
        return call("PUT", path);
    }

    public Call delete(String path) {
        return call("DELETE", path);
    }

    public Call call(String method, String path) {
        return new Call(http, method, url.resolve(path));
    }

    /** Where it listens: {@code https://localhost:…}. */
    public URI url() {
        return url;
    }

    public Liberty process() {
        return process;
    }

    /** Every operation that it describes at {@code /openapi}. */
    public List<Operation> operations() {
        return Operation.of(get("/openapi?format=json").send().expect(200).json());
    }

    Set<String> credentials() {
        return http.credentials();
    }

    /** The sum of a counter or gauge over all its series that have these labels, written {@code reason="missing_token"}. */
    public double metric(String name, String... labels) {
        return Metrics.of(get("/metrics").send().expect(200).text()).sum(name, labels);
    }

    /** Starts it and waits until it is ready. */
    public void start() {
        process.launch();
        awaitReady();
    }

    /** @throws AssertionError with what it printed last when it dies or takes minutes */
    public void awaitReady() {
        try {
            await(process.toString())
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> !process.isAlive() || isReady());
        } catch (RuntimeException timeout) {
            throw new AssertionError(process + " is not ready:\n" + lastLines(), timeout);
        }
        if (!process.isAlive()) {
            throw new AssertionError(process + " has ended:\n" + lastLines());
        }
    }

    private boolean isReady() {
        try {
            return get("/health/ready").send().status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private String lastLines() {
        String[] lines = process.output().split("\n");
        StringBuilder last = new StringBuilder();
        for (int i = Math.max(0, lines.length - LAST_LINES); i < lines.length; i++) {
            last.append(lines[i]).append('\n');
        }
        return last.toString();
    }
}
