package io.symbolon.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * One platform on this machine: four servers, their ports, and the directory that holds everything they are given and
 * write. {@code liberty:start} makes one below {@code target/dev}, a system test one below its own directory:
 *
 * <pre>{@code
 * Platform platform = Platform.open(directory, ports, Clock.systemUTC());
 * platform.prepare();
 * Files.copy(platform.environment(Service.AUTH), serverDirectory.resolve("server.env"));
 * }</pre>
 *
 * Immutable; {@link #prepare()} may run again at any time and keeps what is good.
 */
public final class Platform {
    private final Path directory;
    private final Ports ports;
    private final Clock clock;
    private final Map<String, String> wishes;
    private final Secrets secrets;

    private Platform(Path directory, Ports ports, Clock clock, Map<String, String> wishes) throws IOException {
        this.directory = OwnerOnly.directory(directory.toAbsolutePath().normalize());
        this.ports = ports;
        this.clock = clock;
        this.wishes = Map.copyOf(wishes);
        this.secrets = Secrets.open(this.directory.resolve("secrets.env"));
    }

    /** Creates the directory, readable by its owner alone, and the secrets that are missing in it. */
    public static Platform open(Path directory, Ports ports, Clock clock) throws IOException {
        return new Platform(directory, ports, clock, Map.of());
    }

    /** The same, where variables such as {@code AUTH_HTTPS_PORT} and {@code USER_DB_URL} say what shall be otherwise. */
    static Platform wished(Path directory, Map<String, String> wishes, Clock clock) throws IOException {
        return new Platform(directory, Ports.development(wishes), clock, wishes);
    }

    /** Makes or renews certificates, and writes each server's environment. A running server keeps its run's number. */
    public void prepare() throws IOException, GeneralSecurityException {
        certificates();
        Files.createDirectories(mail());
        for (Service service : Service.values()) {
            Files.createDirectories(data(service));
            OwnerOnly.write(
                    environment(service),
                    ServerEnvironment.of(service, this, run(service).begin()));
        }
    }

    /** The {@code server.env} of a server, there once the platform is prepared. */
    public Path environment(Service service) {
        return directory.resolve("env").resolve(service.server() + ".env");
    }

    /** The certificate of the development CA, in PEM. */
    public Path authority() {
        return directory.resolve("ca.pem");
    }

    /** Where a service's database, messages and state are. */
    public Path data(Service service) {
        return directory.resolve("data").resolve(service.shortName());
    }

    /** Where messages end as {@code .eml} files. */
    public Path mail() {
        return directory.resolve("mail");
    }

    /** Liberty's user directory of a development run. */
    public Path userDirectory() {
        return directory.resolve("usr");
    }

    public Ports ports() {
        return ports;
    }

    public Secrets secrets() {
        return secrets;
    }

    /** What somebody wants for this service alone, say its {@code DB_URL}. */
    Optional<String> wish(Service service, String name) {
        return Optional.ofNullable(wishes.get(service.variable(name)));
    }

    Run run(Service service) {
        return new Run(
                directory.resolve("run").resolve(service.server()),
                ServerProcess.of(service, userDirectory()),
                ServerLog.of(service, userDirectory()),
                userDirectory().resolve("servers/" + service.server() + "/apps/" + service.server() + ".war"));
    }

    Path identity(Service service) {
        return directory.resolve("tls").resolve(service.shortName() + ".p12");
    }

    Path trustStore() {
        return directory.resolve("tls").resolve("truststore.p12");
    }

    private void certificates() throws IOException, GeneralSecurityException {
        CertificateAuthority authority =
                new CertificateAuthority(directory.resolve("tls"), secrets.value("CA_STORE_PASSWORD"), clock);
        X509Certificate certificate = authority.certificate();
        Store trusted = new Store(trustStore(), secrets.value("TRUSTSTORE_PASSWORD"));
        if (!trusted.certificate("development-ca").equals(Optional.of(certificate))) {
            trusted.trust(certificate);
        }
        OwnerOnly.write(authority(), CertificateAuthority.pem(certificate));
        for (Service service : Service.values()) {
            authority.issue(
                    service, new Store(identity(service), secrets.value(service.variable("KEYSTORE_PASSWORD"))));
        }
    }
}
