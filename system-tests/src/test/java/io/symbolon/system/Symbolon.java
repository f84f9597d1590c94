package io.symbolon.system;

import io.symbolon.config.Platform;
import io.symbolon.config.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The running platform, and what most tests do with it first. Thread-safe. */
public final class Symbolon implements AutoCloseable {
    private static final String PASSWORD = "a lantern over seven rivers";

    private final Platform platform;
    private final Map<Service, Server> servers;

    Symbolon(Platform platform, Map<Service, Server> servers) {
        this.platform = platform;
        this.servers = servers;
    }

    public Server auth() {
        return of(Service.AUTH);
    }

    public Server user() {
        return of(Service.USER);
    }

    public Server property() {
        return of(Service.PROPERTY);
    }

    public Server email() {
        return of(Service.EMAIL);
    }

    public Server of(Service service) {
        return servers.get(service);
    }

    /** A generated secret, by its name in {@code secrets.env}. */
    public String secret(String name) {
        return platform.secrets().value(name);
    }

    /** A service's folder of data. */
    public Path data(Service service) {
        return platform.data(service);
    }

    /** What the email service wrote instead of sending. */
    public Mailbox mails() {
        return new Mailbox(platform.mail());
    }

    /** The files, secrets and certificates behind it. */
    public Platform platform() {
        return platform;
    }

    /** All tokens and passwords that tests have exchanged with the platform so far. */
    public Set<String> credentials() {
        return auth().credentials();
    }

    /** An address nobody has used. */
    public static String newAddress() {
        return "user-" + UUID.randomUUID() + "@example.org";
    }

    /** Registers somebody new. */
    public Person register() {
        return register(newAddress());
    }

    public Person register(String email) {
        Answer answer = auth().post("/v1/auth/register")
                .json(Map.of("email", email, "password", PASSWORD))
                .send()
                .expect(201);
        return new Person(answer.text("id"), email, PASSWORD);
    }

    public Login login(Person person) {
        return login(person.email(), person.password());
    }

    /** Somebody who {@link #register(String) registered} and may not have got the answer. */
    public Login login(String email) {
        return login(email, PASSWORD);
    }

    /** What user-service answers to a login there, which looks for properties. */
    public Answer authenticate(Person person) {
        return user().post("/api/users/authenticate")
                .json(Map.of("email", person.email(), "password", person.password()))
                .send();
    }

    /** Has somebody keep a property of that name; its id. */
    public String keep(Login owner, String name) {
        return property()
                .post("/api/properties/")
                .bearer(owner.accessToken())
                .json(property(name))
                .send()
                .expect(201)
                .text("id");
    }

    /** A property as it is sent to be kept. */
    public static Map<String, Object> property(String name) {
        Map<String, String> address =
                Map.of("street", "1 Main Street", "city", "Quito", "postal_code", "170150", "country", "EC");
        return Map.of("name", name, "type", "house", "address", address);
    }

    /** The first administrator, signed in for auth-service. */
    public Login administrator() {
        return login(secret("ADMIN_EMAIL"), secret("ADMIN_PASSWORD"));
    }

    /** The first administrator's token for that service. */
    public String administrator(Service service) {
        return auth().post("/v1/auth/login")
                .json(Map.of(
                        "email", secret("ADMIN_EMAIL"),
                        "password", secret("ADMIN_PASSWORD"),
                        "audience", service.serviceName()))
                .send()
                .expect(200)
                .text("access_token");
    }

    /** Calls a service as no client would. */
    public Wire wire(Service service) {
        try {
            return new Wire(
                    Http.trusting(platform.authority()).getSocketFactory(),
                    of(service).url().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An access token for {@code audience}, asked for as {@code caller} itself does. */
    public String serviceToken(Service caller, Service audience) {
        return auth().post("/v1/auth/service-token")
                .json(Map.of(
                        "service_name", caller.serviceName(),
                        "service_token", secret(caller.name().toUpperCase(Locale.ROOT) + "_SERVICE_TOKEN"),
                        "audience", audience.serviceName()))
                .send()
                .expect(200)
                .text("access_token");
    }

    private Login login(String email, String password) {
        return Login.of(auth().post("/v1/auth/login")
                .json(Map.of("email", email, "password", password))
                .send());
    }

    void start() {
        servers.values().forEach(server -> server.process().launch());
        servers.values().forEach(Server::awaitReady);
    }

    /** Stops what still runs. */
    @Override
    public void close() {
        servers.values().parallelStream().forEach(server -> server.process().stop());
    }
}
