package io.symbolon.email.throughput;

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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As many mails as a number of kept-alive connections can hand over; every answer must be 202. */
final class SendLoad {
    private static final int CONNECTIONS = 16;

    private final URI server;
    private final byte[] request;

    SendLoad(URI server, String token, String body) {
        this.server = server;
        String head =
                "POST /send HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                        + token + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
        this.request = (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    /** How long each took, in microseconds, in ascending order. */
    List<Long> run(Duration time) {
        ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + time.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            all.add(CompletableFuture.runAsync(() -> converse(end, latencies), threads));
        }
        all.forEach(CompletableFuture::join);
        threads.shutdown();
        return latencies.stream().sorted().toList();
    }

    private void converse(long end, ConcurrentLinkedQueue<Long> latencies) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setTcpNoDelay(true);
            InputStream answers = new BufferedInputStream(socket.getInputStream());
            for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
                socket.getOutputStream().write(request);
                readAnswer(answers);
                latencies.add((System.nanoTime() - begin) / 1000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void readAnswer(InputStream answers) throws IOException {
        String status = line(answers);
        if (!status.startsWith("HTTP/1.1 202")) {
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
