package io.symbolon.system.production;

import static org.awaitility.Awaitility.await;

import io.symbolon.config.Service;
import io.symbolon.system.Http;
import io.symbolon.system.Production;
import io.symbolon.system.Server;
import io.symbolon.system.SystemTest;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** A certificate is replaced by replacing its file. */
@SystemTest
class CertificateIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Production production;

    CertificateIT(Production production) {
        this.production = production;
    }

    @Test
    void certificateWhenItsFileIsReplacedThenTheNewOneIsShownWithoutARestart() throws Exception {
        List<Server> listeners = List.of(
                production.open(Service.AUTH),
                production.internal(Service.AUTH),
                production.open(Service.PROPERTY),
                production.internal(Service.PROPERTY));
        BigInteger before = serial(listeners.get(0));

        production.renewCertificate();

        for (Server listener : listeners) {
            await(listener.url().toString()).atMost(PATIENCE).until(() -> !serial(listener)
                    .equals(before));
            listener.get("/nowhere").send().expectProblem(404, "not-found");
        }
    }

    /** Of the certificate that a new connection is shown. */
    private BigInteger serial(Server server) throws Exception {
        try (SSLSocket socket = (SSLSocket) Http.trusting(production.authority())
                .getSocketFactory()
                .createSocket("localhost", server.url().getPort())) {
            socket.startHandshake();
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
        }
    }
}
