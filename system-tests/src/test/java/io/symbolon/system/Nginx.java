package io.symbolon.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.SocketFactory;

/** A real nginx before one listener or two: plain HTTP on this machine in front, TLS behind. */
public final class Nginx implements AutoCloseable {
    private static final String CONFIGURATION = """
            daemon off;
            worker_processes 1;
            pid nginx.pid;
            error_log error.log;
            events {}
            http {
              access_log off;
              client_body_temp_path body; proxy_temp_path proxy;
              fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
              %1$s
              server {
                listen 127.0.0.1:%2$d;
                %3$s
                proxy_http_version 1.1;
                proxy_ssl_name localhost;
                proxy_ssl_verify on;
                proxy_ssl_trusted_certificate %5$s;
                location / {
                  proxy_pass https://%4$s;
                }
                location = /send {
                  proxy_next_upstream error timeout non_idempotent; # an Idempotency-Key makes it safe
                  proxy_pass https://%4$s;
                }
              }
            }
            """;

    /** As an operator has it: connections are kept, and whoever refuses one is left alone for a while. */
    private static final String UPSTREAM = "upstream servers { %s keepalive 16; }";

    private static final String KEEP = "proxy_set_header Connection \"\";";

    private final int port;
    private final Process process;

    private Nginx(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Whether this machine has one. */
    public static boolean isInstalled() {
        return binary().isPresent();
    }

    /**
     * @param directory its own
     * @param directives of the server block, beside the usual
     * @param authority of the upstream's certificate, in PEM
     */
    public static Nginx before(URI upstream, Path directory, String directives, Path authority) throws IOException {
        int port = UnusedPorts.next();
        String configuration =
                CONFIGURATION.formatted("", port, directives, "127.0.0.1:" + upstream.getPort(), authority);
        return start(port, directory, configuration);
    }

    /**
     * One that spreads requests over servers, and does without those that are down.
     *
     * @param directory its own
     * @param authority of the servers' certificates, in PEM
     */
    public static Nginx balancing(List<URI> servers, Path directory, Path authority) throws IOException {
        int port = UnusedPorts.next();
        String upstream = UPSTREAM.formatted(servers.stream()
                .map(server -> "server 127.0.0.1:" + server.getPort() + " fail_timeout=1s;")
                .collect(Collectors.joining(" ")));
        return start(port, directory, CONFIGURATION.formatted(upstream, port, KEEP, "servers", authority));
    }

    private static Nginx start(int port, Path directory, String text) throws IOException {
        Files.createDirectories(directory);
        Path configuration = Files.writeString(directory.resolve("nginx.conf"), text);
        Process process = new ProcessBuilder(
                        binary().orElseThrow().toString(), "-p", directory.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("console.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        await("nginx").until(() -> isListening(port));
        return new Nginx(port, process);
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Its door. */
    public Wire wire() {
        return new Wire(SocketFactory.getDefault(), port);
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Optional<Path> binary() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** An orderly stop, its workers included. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
