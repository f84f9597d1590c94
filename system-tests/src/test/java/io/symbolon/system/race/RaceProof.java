package io.symbolon.system.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;
import io.symbolon.system.Build;
import io.symbolon.system.Http;
import io.symbolon.system.Setup;
import io.symbolon.system.Symbolon;
import io.symbolon.system.UnusedPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * auth, Keycloak and a minimal Spring Authorization Server grant the same to the same load, one after another: client
 * credentials by a secret in the body, ES256, one certificate, TLS on 32 kept-alive connections, 512 MiB of heap. Keycloak runs
 * twice: as it comes, when nothing of a grant is kept, and with its events in its database, where auth has its trail. Each
 * writes its line: grants a second, latency, start to the first token, processor a grant, memory. {@code WARM_UP} and {@code
 * SECONDS_MEASURED} from the environment: 120, 60. Reported, not asserted; needs wrk.
 *
 * <pre>./mvnw verify -Pproof,peers -Dtest=none -Dit.test=RaceProof</pre>
 */
class RaceProof {
    private static final System.Logger LOG = System.getLogger(RaceProof.class.getName());
    private static final String HEAP = "-Xmx512m";
    private static final Path KEYCLOAK = Build.ROOT.resolve("benchmarks/keycloak");
    private static final Path REALM = KEYCLOAK.resolve("realm.json");
    private static final String WITH_EVENTS = "Keycloak with its events stored";
    private static final long MANY = 1_000;

    @Test
    void report() throws IOException, GeneralSecurityException, SQLException, InterruptedException {
        try (Symbolon symbolon = Setup.named("race")
                .productionJvm()
                .with(Service.AUTH, "JVM_ARGS", HEAP)
                .prepare()) {
            Path authority = symbolon.platform().authority();
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(Http.trusting(authority))
                    .build();
            Path script = Build.ROOT.resolve("benchmarks/grants.lua");
            List<String> lines = new ArrayList<>();
            for (Contestant contestant : List.of(
                    new Auth(symbolon),
                    keycloak("Keycloak", REALM, symbolon),
                    keycloak(WITH_EVENTS, withEvents(), symbolon),
                    spring(symbolon))) {
                lines.add(new Lap(contestant, client, script)
                        .run(seconds("WARM_UP", 120), seconds("SECONDS_MEASURED", 60)));
                if (contestant.name().equals(WITH_EVENTS)) {
                    assertThat(eventsOfKeycloak()).isGreaterThan(MANY);
                }
            }
            lines.add(
                    "load average " + Files.readString(Path.of("/proc/loadavg")).strip());
            String text = String.join("\n", lines);
            Files.writeString(Path.of("target", "race.txt"), text);
            LOG.log(System.Logger.Level.INFO, "\n" + text);
        }
    }

    private static Contestant keycloak(String name, Path realm, Symbolon symbolon) {
        int port = UnusedPorts.next();
        return new Peer(
                name,
                List.of(
                        KEYCLOAK.resolve("start").toString(),
                        realm.toString(),
                        "--https-port=" + port,
                        "--https-key-store-file=" + identity(symbolon)),
                Map.of(
                        "KC_HTTPS_KEY_STORE_PASSWORD",
                        symbolon.secret("AUTH_KEYSTORE_PASSWORD"),
                        "JAVA_OPTS_KC_HEAP",
                        HEAP),
                URI.create("https://localhost:" + port + "/realms/symbolon/protocol/openid-connect/token"),
                "grant_type=client_credentials&scope=stock%3Areserve&client_id=shop-service"
                        + "&client_secret=the-secret-of-the-shop-at-keycloak");
    }

    /** The realm that keeps what it has granted, though not before it answers, as auth does. */
    private static Path withEvents() throws IOException {
        String realm = Files.readString(REALM);
        String enabled = "\"enabled\": true,";
        assertThat(realm).containsOnlyOnce(enabled);
        return Files.writeString(
                Path.of("target", "race-realm.json").toAbsolutePath(),
                realm.replace(enabled, enabled + " \"eventsEnabled\": true,"));
    }

    private static long eventsOfKeycloak() throws IOException, SQLException {
        try (Stream<Path> files = Files.list(Build.ROOT.resolve("target/keycloak"))) {
            Path home = files.filter(Files::isDirectory).findFirst().orElseThrow();
            String url = "jdbc:h2:file:" + home.resolve("data/h2/keycloakdb") + ";NON_KEYWORDS=VALUE";
            try (Connection database = DriverManager.getConnection(url);
                    Statement statement = database.createStatement();
                    ResultSet count = statement.executeQuery("select count(*) from event_entity")) {
                count.next();
                return count.getLong(1);
            }
        }
    }

    private static Contestant spring(Symbolon symbolon) {
        int port = UnusedPorts.next();
        Path target = Build.ROOT.resolve("benchmarks/spring-authorization-server/target");
        assertThat(target.resolve("lib")).as("the profile peers").isDirectory();
        return new Peer(
                "Spring Authorization Server",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                        "io.symbolon.benchmark.SpringAuthorizationServer",
                        "--server.port=" + port,
                        "--server.ssl.key-store=file:" + identity(symbolon)),
                Map.of("SERVER_SSL_KEY_STORE_PASSWORD", symbolon.secret("AUTH_KEYSTORE_PASSWORD")),
                URI.create("https://localhost:" + port + "/oauth2/token"),
                "grant_type=client_credentials&scope=stock%3Areserve&client_id=shop-service"
                        + "&client_secret=the-secret-of-the-shop-at-spring");
    }

    /** The certificate that auth shows: all show the same. */
    private static Path identity(Symbolon symbolon) {
        return symbolon.platform().authority().resolveSibling("tls").resolve("auth.p12");
    }

    private static int seconds(String name, int byDefault) {
        String value = System.getenv(name);
        return value == null ? byDefault : Integer.parseInt(value);
    }
}
