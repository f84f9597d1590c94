package io.symbolon.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;

/**
 * Requests octet by octet, where no client would write them so. Thread-safe.
 *
 * @param from the address of this machine that the server sees; null for the usual one
 */
public record Wire(SocketFactory sockets, int port, InetAddress from) {
    private static final int PATIENCE = 20_000; // milliseconds

    public Wire(SocketFactory sockets, int port) {
        this(sockets, port, null);
    }

    /** The same from another of this machine's addresses: all of {@code 127.0.0.0/8} are. */
    public Wire from(String address) {
        try {
            return new Wire(sockets, port, InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A connection over which nothing has gone yet. */
    public Socket open() throws IOException {
        Socket socket = sockets.createSocket("localhost", port, from, 0);
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    /** The whole answer to a GET of {@code target} with these header lines, status line first. */
    public String get(String target, List<String> headers) {
        return send("GET " + target, headers, "");
    }

    /** The whole answer to a POST of that JSON. */
    public String post(String target, List<String> headers, String json) {
        List<String> all = new ArrayList<>(headers);
        all.add("Content-Type: application/json");
        all.add("Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length);
        return send("POST " + target, all, json);
    }

    private String send(String method, List<String> headers, String body) {
        String head = method + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        try (Socket socket = open()) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
