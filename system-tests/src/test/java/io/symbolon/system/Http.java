package io.symbolon.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** HTTPS that trusts one authority and checks host names. Thread-safe. */
public final class Http {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final Set<String> credentials = ConcurrentHashMap.newKeySet();

    /** @param authority PEM */
    public Http(Path authority) throws IOException, GeneralSecurityException {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .sslContext(trusting(authority))
                .build();
    }

    /** @throws UncheckedIOException when there is no answer */
    Answer send(HttpRequest request) {
        try {
            Answer answer = new Answer(client.send(request, BodyHandlers.ofString()));
            answer.credentials().forEach(this::remember);
            return answer;
        } catch (IOException unreachable) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** Notes a token or password that went over the wire. */
    void remember(String credential) {
        credentials.add(credential);
    }

    /** All tokens and passwords that went over the wire: none may ever be seen in a log. */
    Set<String> credentials() {
        return Set.copyOf(credentials);
    }

    /** A TLS context that trusts the authorities of that PEM file alone. */
    public static SSLContext trusting(Path authority) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var pem = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
