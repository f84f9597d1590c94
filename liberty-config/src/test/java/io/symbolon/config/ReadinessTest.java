package io.symbolon.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {
    @TempDir
    private static Path directory;

    private static Platform ours;
    private static Store mine;
    private static Store theirs;

    private HttpsServer server;

    @BeforeAll
    static void identities() throws Exception {
        ours = Platform.open(directory.resolve("ours"), Ports.development(Map.of()), Clock.systemUTC());
        ours.prepare();
        mine = new Store(ours.identity(Service.AUTH), ours.secrets().value("AUTH_KEYSTORE_PASSWORD"));
        theirs = new Store(directory.resolve("theirs.p12"), "password of theirs");
        new CertificateAuthority(directory.resolve("theirs"), "password of theirs", Clock.systemUTC())
                .issue(Service.AUTH, theirs);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void ourRunAndReadyThenReady() throws Exception {
        assertThat(answer(mine, "one", 200)).isEqualTo(Readiness.State.READY);
    }

    @Test
    void ourRunAndNotReadyThenNotYet() throws Exception {
        assertThat(answer(mine, "one", 503)).isEqualTo(Readiness.State.NOT_YET);
    }

    @Test
    void anotherRunOfOursThenAStranger() throws Exception {
        assertThat(answer(mine, "two", 200)).isEqualTo(Readiness.State.STRANGER);
    }

    @Test
    void anotherAuthoritysCertificateThenAStranger() throws Exception {
        assertThat(answer(theirs, "one", 200)).isEqualTo(Readiness.State.STRANGER);
    }

    @Test
    void nobodyThereThenNotYet() throws Exception {
        start(mine, "one", 200);
        int port = server.getAddress().getPort();
        server.stop(0);

        assertThat(new Readiness(ours).of(new Endpoint(-1, port), "one").state())
                .isEqualTo(Readiness.State.NOT_YET);
    }

    private Readiness.State answer(Store identity, String run, int status) throws Exception {
        start(identity, run, status);
        Endpoint endpoint = new Endpoint(-1, server.getAddress().getPort());
        return new Readiness(ours).of(endpoint, "one").state();
    }

    private void start(Store identity, String run, int status) throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(identity)));
        server.createContext("/health/ready", exchange -> {
            exchange.getResponseHeaders().set(Readiness.RUN, run);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    private static SSLContext context(Store identity) throws Exception {
        char[] password = identity.password().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(identity.file())) {
            store.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
