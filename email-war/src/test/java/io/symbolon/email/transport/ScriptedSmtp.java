package io.symbolon.email.transport;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail host that misbehaves as told: answers commands with given replies, drops the connection, or says nothing. What is
 * not scripted succeeds. {@code STARTTLS} is offered with a certificate only.
 */
final class ScriptedSmtp implements Closeable {
    static final String DROP = "drop";
    static final String SILENCE = "silence";

    final List<String> commands = new CopyOnWriteArrayList<>();
    /** Of all mails, one after the other. */
    final List<String> lines = new CopyOnWriteArrayList<>();

    final AtomicInteger connections = new AtomicInteger();
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Optional<SSLContext> tls;
    private final ServerSocket server;

    ScriptedSmtp() throws IOException {
        this(Optional.empty());
    }

    ScriptedSmtp(Optional<SSLContext> tls) throws IOException {
        this.tls = tls;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Answers commands that start so (upper case) with the reply; {@code greeting} and {@code .} count as commands. */
    ScriptedSmtp on(String command, String reply) {
        replies.put(command, reply);
        return this;
    }

    void nowSucceed() {
        replies.clear();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                connections.incrementAndGet();
                open.add(client);
                daemon(() -> converse(client));
            } catch (IOException ended) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            Socket line = client;
            BufferedReader in = reader(line);
            reply(line, reply("greeting", "220 script ESMTP"));
            for (String command = in.readLine(); command != null; command = in.readLine()) {
                commands.add(command);
                String name = command.toUpperCase(Locale.ROOT);
                String reply = reply(name, success(name));
                reply(line, reply);
                if (name.startsWith("STARTTLS") && tls.isPresent()) {
                    line = secured(client);
                    in = reader(line);
                } else if (reply.startsWith("354")) {
                    readMail(in);
                    reply(line, reply(".", "250 2.0.0 taken"));
                } else if (name.equals("QUIT")) {
                    return;
                }
            }
        } catch (IOException dropped) {
            // as scripted, or the client went first
        }
    }

    private String success(String command) {
        if (command.startsWith("EHLO")) {
            return tls.isPresent() ? "250-script\r\n250 STARTTLS" : "250 script";
        }
        return command.equals("DATA") ? "354 go on" : command.startsWith("STARTTLS") ? "220 go" : "250 2.0.0 ok";
    }

    private String reply(String command, String otherwise) {
        return replies.entrySet().stream()
                .filter(entry -> command.startsWith(entry.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(otherwise);
    }

    private void reply(Socket line, String reply) throws IOException {
        if (reply.equals(DROP)) {
            throw new IOException("dropped as scripted");
        }
        if (reply.equals(SILENCE)) {
            awaitClose();
            return;
        }
        line.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        line.getOutputStream().flush();
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readMail(BufferedReader in) throws IOException {
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            lines.add(line);
        }
    }

    private Socket secured(Socket plain) throws IOException {
        SSLSocket secured =
                (SSLSocket) tls.orElseThrow().getSocketFactory().createSocket(plain, null, plain.getPort(), true);
        secured.setUseClientMode(false);
        return secured;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
