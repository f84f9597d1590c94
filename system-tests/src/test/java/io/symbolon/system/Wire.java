package io.symbolon.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.SocketFactory;

/** Requests octet by octet, where no client would write them so. Thread-safe. */
public record Wire(SocketFactory sockets, int port) {
    private static final int PATIENCE = 20_000; // milliseconds

    /** The whole answer to a GET of {@code target} with these header lines, status line first. */
    public String get(String target, List<String> headers) {
        String request = "GET " + target + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        try (Socket socket = sockets.createSocket("localhost", port)) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
