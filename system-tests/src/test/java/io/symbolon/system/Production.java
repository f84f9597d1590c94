package io.symbolon.system;

import io.symbolon.config.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The servers as an operator sets them up: with secrets and an authority of their own, and a listener for what is internal.
 * All that each is handed stands in its {@code server.env}. auth and property run; user and email are in place. Not
 * thread-safe.
 */
public final class Production implements AutoCloseable {
    /** Whose pages may call property; nobody else's may, and auth none's. */
    public static final String ORIGIN = "https://app.example.org";

    private static final List<Service> STARTED = List.of(Service.AUTH, Service.PROPERTY);

    private final Symbolon places;
    private final OwnSecrets secrets = new OwnSecrets();
    private final OwnAuthority authority;
    private final OwnAuthority next;
    private Http http;
    private final Map<Service, Integer> internalPorts = new EnumMap<>(Service.class);

    private Production(String name) throws IOException, GeneralSecurityException {
        this.places = Setup.named(name).prepare();
        this.authority = OwnAuthority.found(places.platform().authority().resolveSibling("own"), secrets.stores());
        this.next = OwnAuthority.found(places.platform().authority().resolveSibling("next"), secrets.stores());
        this.http = new Http(authority.certificate());
        for (Service service : Service.values()) {
            internalPorts.put(service, UnusedPorts.next());
        }
        for (Service service : Service.values()) {
            hand(service, environment(service));
        }
    }

    /** In place, none started. */
    public static Production prepare(String name) {
        try {
            return new Production(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** auth and property, ready. */
    public Production start() {
        return start(STARTED);
    }

    /** These too, ready. */
    public Production start(List<Service> services) {
        services.forEach(service -> process(service).launch());
        services.forEach(service -> internal(service).awaitReady());
        return this;
    }

    /** A service at its public listener. */
    public Server open(Service service) {
        return new Server(places.of(service).url(), http, process(service));
    }

    /** A service at its internal listener. */
    public Server internal(Service service) {
        return new Server(URI.create("https://localhost:" + internalPorts.get(service)), http, process(service));
    }

    public Liberty process(Service service) {
        return places.of(service).process();
    }

    /** The broker's, at auth. */
    public int messagingPort() {
        return places.platform().ports().messaging();
    }

    /** The certificate of the authority, in PEM. */
    public Path authority() {
        return authority.certificate();
    }

    /** Puts another certificate of the same authority where every server reads its own. */
    public void renewCertificate() throws IOException, GeneralSecurityException {
        authority.renew();
    }

    /** Has every server that is started from here on trust the next authority too. */
    public void trustNextAuthority() throws IOException, GeneralSecurityException {
        authority.trust(List.of(authority, next));
    }

    /** Puts a certificate of the next authority where every server reads its own. The tests trust that authority alone then. */
    public void showNextAuthority() throws IOException, GeneralSecurityException {
        authority.show(next);
        http = new Http(next.certificate());
    }

    /** Has every server that is started from here on trust the next authority alone. */
    public void forgetFirstAuthority() throws IOException, GeneralSecurityException {
        authority.trust(List.of(next));
    }

    /** The store that a development run trusts. */
    public Path developmentTrustStore() {
        return places.platform().authority().resolveSibling("tls").resolve("truststore.p12");
    }

    /** A generated secret of that development run, by its name in {@code secrets.env}. */
    public String developmentSecret(String name) {
        return places.secret(name);
    }

    /** A generated secret, by the name of its variable. */
    public String secret(String name) {
        return secrets.value(name);
    }

    /** An access token for {@code audience}, asked for as {@code caller} itself does. */
    public String serviceToken(Service caller, Service audience) {
        return open(Service.AUTH)
                .post("/v1/auth/service-token")
                .json(Map.of(
                        "service_name", caller.serviceName(),
                        "service_token", secret(caller.name() + "_SERVICE_TOKEN"),
                        "audience", audience.serviceName()))
                .send()
                .expect(200)
                .text("access_token");
    }

    /** Somebody new, signed in. */
    public Login newcomer() {
        Map<String, String> credentials =
                Map.of("email", Symbolon.newAddress(), "password", "a lantern over seven rivers");
        Server auth = open(Service.AUTH);
        auth.post("/v1/auth/register").json(credentials).send().expect(201);
        return Login.of(auth.post("/v1/auth/login").json(credentials).send());
    }

    /** What a server needs. */
    public Map<String, String> environment(Service service) {
        Map<String, String> variables = secrets.of(service);
        variables.putAll(Map.of(
                "HTTP_HOST", "localhost",
                "HTTPS_PORT", Integer.toString(open(service).url().getPort()),
                "INTERNAL_HTTPS_HOST", "localhost",
                "INTERNAL_HTTPS_PORT", internalPorts.get(service).toString(),
                "MESSAGING_LISTEN_HOST", "localhost",
                "MESSAGING_PORT", Integer.toString(messagingPort()),
                "AUTH_ISSUER", open(Service.AUTH).url().toString(),
                "SERVICES_AUTH_URL", internal(Service.AUTH).url().toString()));
        for (Service called : List.of(Service.USER, Service.PROPERTY, Service.EMAIL)) {
            variables.put(called + "_SERVICE_URL", internal(called).url().toString());
        }
        if (service == Service.PROPERTY) {
            variables.put("CORS", "on");
            variables.put("CORS_ORIGINS", ORIGIN + ", https://other.example.org:8443");
        }
        variables.put("SYMBOLON_DATA_DIR", places.data(service).toString());
        variables.put("TLS_KEYSTORE", authority.keyStore().toString());
        variables.put("TLS_TRUSTSTORE", authority.trustStore().toString());
        variables.put("SMTP_HOST", "localhost");
        variables.put("SMTP_PORT", "1"); // nobody listens there
        variables.put("MAIL_FROM", "no-reply@example.org");
        return variables;
    }

    /** Writes a server's {@code server.env}: these variables and no other. */
    public void hand(Service service, Map<String, String> variables) {
        String lines = variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(process(service).directory().resolve("server.env"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops what still runs. */
    @Override
    public void close() {
        places.close();
    }
}
