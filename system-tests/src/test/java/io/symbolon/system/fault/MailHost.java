package io.symbolon.system.fault;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail host (RFC 5321) that takes every mail, and records what came, of those too that broke off. Thread-safe. */
final class MailHost implements AutoCloseable {
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final ServerSocket door;

    /** One mail from {@code DATA} on, as far as it came. */
    static final class Delivery {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private volatile boolean taken;
        private volatile boolean brokenOff;

        /** Whether its end has come: from there on the host, and nobody else, is to deliver it. */
        boolean isTaken() {
            return taken;
        }

        /** Whether the connection ended before its end came. */
        boolean isBrokenOff() {
            return brokenOff;
        }

        List<String> lines() {
            return List.copyOf(lines);
        }

        /** A header's value; null when there is no such header, or not yet. */
        String header(String name) {
            return lines.stream()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse(null);
        }
    }

    MailHost() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** All that have begun for an address. */
    List<Delivery> deliveries(String address) {
        return deliveries.stream()
                .filter(delivery -> address.equals(delivery.header("To")))
                .toList();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                daemon(() -> converse(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            reply(client, "220 record ESMTP");
            for (String command = in.readLine(); command != null; command = in.readLine()) {
                if (command.toUpperCase(Locale.ROOT).startsWith("DATA")) {
                    reply(client, "354 go on");
                    take(in);
                }
                reply(client, "250 ok");
            }
        } catch (IOException clientGone) {
            // what it left unfinished is on record
        }
    }

    private void take(BufferedReader in) throws IOException {
        Delivery delivery = new Delivery();
        deliveries.add(delivery);
        try {
            for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
                if (line == null) {
                    throw new EOFException();
                }
                delivery.lines.add(line);
            }
            delivery.taken = true;
        } finally {
            delivery.brokenOff = !delivery.taken;
        }
    }

    private static void reply(Socket client, String reply) throws IOException {
        client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "mail-host");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
