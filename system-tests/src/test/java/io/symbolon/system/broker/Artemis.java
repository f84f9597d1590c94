package io.symbolon.system.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import io.symbolon.system.Build;
import io.symbolon.system.Symbolon;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/**
 * An ActiveMQ Artemis as a process, with the configuration that this repository hands out and a platform's accounts. Ended
 * with the JVM of the tests at the latest. Not thread-safe.
 */
public final class Artemis implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(1);
    private static final int KILLED = 128 + 9; // as a shell tells of SIGKILL

    private final Symbolon symbolon;
    private Process process;

    public Artemis(Symbolon symbolon) {
        this.symbolon = symbolon;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** With what an earlier one left; takes connections when this returns. */
    public void start() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Droot.dir=" + Build.ROOT,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ArtemisServer.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        symbolon.data(Service.AUTH).resolve("artemis.log").toFile()));
        builder.environment().clear();
        for (Service service : Service.values()) {
            builder.environment().put(ArtemisServer.passwordVariable(service), password(service));
        }
        builder.environment().putAll(settings());
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("Artemis").atMost(START).until(() -> !process.isAlive() || isListening());
        assertThat(process.isAlive()).as("artemis.log tells why it has ended").isTrue();
    }

    /** What {@code broker.xml} asks for, by name. */
    private Map<String, String> settings() {
        return Map.of(
                "artemis.data.dir",
                symbolon.data(Service.AUTH).resolve("artemis").toString(),
                "messaging.listen.host",
                "localhost",
                "messaging.port",
                Integer.toString(port()),
                "tls.keystore",
                symbolon.platform()
                        .authority()
                        .resolveSibling("tls")
                        .resolve("auth.p12")
                        .toString(),
                "tls.keystore.password",
                symbolon.secret("AUTH_KEYSTORE_PASSWORD"));
    }

    private boolean isListening() {
        try (Socket connection = new Socket("localhost", port())) {
            return connection.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** SIGKILL, and that was its end. */
    public void kill() {
        process.destroyForcibly().onExit().join();
        assertThat(process.exitValue()).isEqualTo(KILLED);
    }

    /** What a client does under a service's account. */
    interface Talk {
        void with(ClientSession session) throws ActiveMQException;
    }

    /** Lets somebody who has a service's password speak to it. */
    void as(Service service, Talk talk) {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(url());
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session =
                        factory.createSession(service.serviceName(), password(service), false, true, true, false, 1)) {
            session.start();
            talk.with(session);
        } catch (Exception e) { // as they declare
            throw new IllegalStateException(e);
        }
    }

    /** Of a queue, those included that somebody has and has not acknowledged. */
    long messages(String queue) {
        AtomicLong messages = new AtomicLong();
        as(
                Service.AUTH,
                session ->
                        messages.set(session.queueQuery(SimpleString.of(queue)).getMessageCount()));
        return messages.get();
    }

    private String url() {
        return "tcp://localhost:" + port()
                + "?sslEnabled=true&trustStoreType=PKCS12&trustStorePath="
                + symbolon.platform().authority().resolveSibling("tls").resolve("truststore.p12")
                + "&trustStorePassword=" + symbolon.secret("TRUSTSTORE_PASSWORD");
    }

    private int port() {
        return symbolon.platform().ports().messaging();
    }

    private String password(Service service) {
        return symbolon.secret(ArtemisServer.passwordVariable(service));
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
