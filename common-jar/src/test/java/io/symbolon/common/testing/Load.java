package io.symbolon.common.testing;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.SocketFactory;

/** As many requests as a number of kept-alive connections take; every answer must have its one status. Thread-safe. */
public final class Load {
    /** How long a server is made warm: seconds, {@code WARM_UP} of the environment, by default 30. */
    public static final Duration WARM_UP = seconds("WARM_UP", "30");
    /** How long a round of measuring is: seconds, {@code SECONDS_MEASURED} of the environment, by default 10. */
    public static final Duration ROUND = seconds("SECONDS_MEASURED", "10");

    private static final int CONNECTIONS = 16;

    private final URI target;
    private final byte[] request;
    private final String expected;
    private final SocketFactory sockets;
    private final Load other;
    private final int every;

    private Load(Load usual, SocketFactory sockets, Load other, int every) {
        this.target = usual.target;
        this.request = usual.request;
        this.expected = usual.expected;
        this.sockets = sockets;
        this.other = other;
        this.every = every;
    }

    private Load(URI target, String method, int status, String body, String... headers) {
        StringBuilder text = new StringBuilder(method + " " + target.getRawPath() + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        this.target = target;
        this.expected = "HTTP/1.1 " + status;
        this.request = text.append("\r\n").append(body).toString().getBytes(StandardCharsets.US_ASCII);
        this.sockets = SocketFactory.getDefault();
        this.other = this;
        this.every = 1;
    }

    private static Duration seconds(String variable, String usual) {
        return Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault(variable, usual)));
    }

    /**
     * GETs, answered 200.
     *
     * @param headers whole lines, such as {@code Accept: text/plain}
     */
    public static Load get(URI target, String... headers) {
        return new Load(target, "GET", 200, "", headers);
    }

    /** GETs, refused with 401. */
    public static Load refused(URI target, String... headers) {
        return new Load(target, "GET", 401, "", headers);
    }

    /** The same, but that each so many-th request over a connection is the other's, of the same server. */
    public Load with(Load another, int each) {
        return new Load(this, sockets, another, each);
    }

    /** The same over other connections than plain ones, such as TLS. */
    public Load over(SocketFactory others) {
        return new Load(this, others, other, every);
    }

    /** POSTs of JSON in ASCII, answered 202. */
    public static Load post(URI target, String json, String authorization) {
        return new Load(
                target,
                "POST",
                202,
                json,
                "Authorization: " + authorization,
                "Content-Type: application/json",
                "Content-Length: " + json.length());
    }

    /** Requests a second, over that time. */
    public long run(Duration time) {
        return latencies(time).size() / time.toSeconds();
    }

    /** How long each answer took that came within that time, in microseconds, in ascending order. */
    public List<Long> latencies(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        List<CompletableFuture<List<Long>>> all = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            all.add(CompletableFuture.supplyAsync(() -> converse(end), threads));
        }
        List<Long> latencies =
                all.stream().flatMap(each -> each.join().stream()).sorted().toList();
        threads.shutdown();
        return latencies;
    }

    private List<Long> converse(long end) {
        List<Long> latencies = new ArrayList<>();
        try (Socket socket = sockets.createSocket(target.getHost(), target.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream answers = new BufferedInputStream(socket.getInputStream());
            for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
                Load next = latencies.size() % every == every - 1 ? other : this;
                socket.getOutputStream().write(next.request);
                next.readAnswer(answers);
                latencies.add((System.nanoTime() - begin) / 1000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return latencies;
    }

    private void readAnswer(InputStream answers) throws IOException {
        String status = line(answers);
        if (!status.startsWith(expected)) {
            throw new IOException(status);
        }
        int length = 0;
        for (String header = line(answers); !header.isEmpty(); header = line(answers)) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        if (answers.readNBytes(length).length < length) {
            throw new EOFException();
        }
    }

    private static String line(InputStream answers) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int octet = answers.read(); octet != '\n'; octet = answers.read()) {
            if (octet < 0) {
                throw new EOFException();
            }
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }
}
