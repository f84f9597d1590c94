package io.symbolon.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.SocketFactory;

/** A real nginx before one listener: plain HTTP on this machine in front, TLS behind. */
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
              server {
                listen 127.0.0.1:%d;
                %s
                location / {
                  proxy_pass https://127.0.0.1:%d;
                  proxy_http_version 1.1;
                  proxy_ssl_name localhost;
                  proxy_ssl_verify on;
                  proxy_ssl_trusted_certificate %s;
                }
              }
            }
            """;

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
        Files.createDirectories(directory);
        int port = UnusedPorts.from(upstream.getPort() + 1);
        Path configuration = Files.writeString(
                directory.resolve("nginx.conf"),
                CONFIGURATION.formatted(port, directives, upstream.getPort(), authority));
        Process process = new ProcessBuilder(
                        binary().orElseThrow().toString(), "-p", directory.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("console.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        await("nginx").until(() -> isListening(port));
        return new Nginx(port, process);
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
