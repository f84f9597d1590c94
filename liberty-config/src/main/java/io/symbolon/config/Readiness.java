package io.symbolon.config;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/** Asks a server over HTTPS, trusting the development CA alone, whether it is ready and whether it is ours. */
final class Readiness {
    /** The header in which a development server answers with its run's number. */
    static final String RUN = "X-Symbolon-Run";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client;

    Readiness(Platform platform) throws IOException, GeneralSecurityException {
        this.client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .sslContext(trusting(platform))
                .build();
    }

    Answer of(Endpoint endpoint, String run) throws InterruptedException {
        URI ready = endpoint.url().resolve("/health/ready");
        HttpRequest request = HttpRequest.newBuilder(ready).timeout(PATIENCE).build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            boolean ours = response.headers().firstValue(RUN).equals(Optional.of(run));
            return new Answer(
                    ours ? response.statusCode() == 200 ? State.READY : State.NOT_YET : State.STRANGER,
                    response.body());
        } catch (SSLException e) {
            return new Answer(State.STRANGER, e.getMessage());
        } catch (IOException e) {
            return new Answer(State.NOT_YET, e.toString());
        }
    }

    private static SSLContext trusting(Platform platform) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var pem = Files.newInputStream(platform.authority())) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** What stands behind a port. */
    enum State {
        READY,
        NOT_YET,
        STRANGER
    }

    /** A state, and the words it came with. */
    record Answer(State state, String words) {}
}
