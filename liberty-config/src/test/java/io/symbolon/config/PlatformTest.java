package io.symbolon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformTest {
    @TempDir
    private static Path directory;

    private static Platform platform;

    @BeforeAll
    static void prepared() throws Exception {
        platform = Platform.open(directory.resolve("platform"), Ports.development(Map.of()), Clock.systemUTC());
        platform.prepare();
    }

    @Test
    void eachServerIsHandedItsOwnSecretsAlone() throws Exception {
        assertThat(handed(Service.PROPERTY))
                .containsExactly("BROKER_PASSWORD", "DB_PASSWORD", "INTERNAL_SERVICE_TOKEN", "PROPERTY_SERVICE_TOKEN");
        assertThat(handed(Service.USER))
                .containsExactly(
                        "BROKER_PASSWORD",
                        "DB_PASSWORD",
                        "INTERNAL_SERVICE_TOKEN",
                        "USER_PROFILE_KEK",
                        "USER_SERVICE_TOKEN");
        assertThat(handed(Service.EMAIL))
                .containsExactly("BROKER_PASSWORD", "DB_PASSWORD", "EMAIL_CONTENT_KEY", "EMAIL_SERVICE_TOKEN");
        assertThat(handed(Service.AUTH))
                .containsExactly(
                        "ADMIN_EMAIL",
                        "ADMIN_PASSWORD",
                        "AUTH_AUDIT_KEY",
                        "AUTH_BROKER_PASSWORD",
                        "AUTH_KEY_ENCRYPTION_KEY",
                        "AUTH_REFRESH_TOKEN_KEY",
                        "AUTH_SERVICE_TOKEN",
                        "AUTH_SERVICE_TOKEN_PEPPER",
                        "BROKER_PASSWORD",
                        "DB_PASSWORD",
                        "EMAIL_BROKER_PASSWORD",
                        "EMAIL_SERVICE_TOKEN",
                        "PROPERTY_BROKER_PASSWORD",
                        "PROPERTY_SERVICE_TOKEN",
                        "USER_BROKER_PASSWORD",
                        "USER_SERVICE_TOKEN");
    }

    @Test
    void noTwoServersShareABrokerAccountOrADatabasePassword() throws Exception {
        for (String name : Set.of("BROKER_PASSWORD", "DB_PASSWORD", "TLS_KEYSTORE_PASSWORD")) {
            Set<String> values = new TreeSet<>();
            for (Service service : Service.values()) {
                values.add(expanded(service, name, Map.of()));
            }
            assertThat(values).hasSize(4).allMatch(value -> value.startsWith("dev-"));
        }
    }

    @Test
    void aSecretWhenTheEnvironmentHasOneThenThatWins() throws Exception {
        String usual = expanded(Service.USER, "INTERNAL_SERVICE_TOKEN", Map.of());

        assertThat(usual).isEqualTo(platform.secrets().value("INTERNAL_SERVICE_TOKEN"));
        assertThat(expanded(Service.USER, "INTERNAL_SERVICE_TOKEN", Map.of("INTERNAL_SERVICE_TOKEN", "mine")))
                .isEqualTo("mine");
        assertThat(expanded(Service.USER, "BROKER_PASSWORD", Map.of("USER_BROKER_PASSWORD", "mine")))
                .isEqualTo("mine");
    }

    @Test
    void aPlaceWhenTheEnvironmentNamesAnotherThenThePlatformsStays() throws Exception {
        assertThat(expanded(Service.USER, "HTTPS_PORT", Map.of("HTTPS_PORT", "1")))
                .isEqualTo("9444");
        assertThat(expanded(Service.USER, "SYMBOLON_MODE", Map.of("SYMBOLON_MODE", "production")))
                .isEqualTo("development");
    }

    @Test
    void aDatabaseWhenOneIsWishedForThenThatServiceAloneIsHandedIt() throws Exception {
        String url = "jdbc:postgresql://localhost/users?sslmode=require&options=-c%20a='b' $HOME";
        Platform wished = Platform.wished(directory.resolve("wished"), Map.of("USER_DB_URL", url), Clock.systemUTC());

        assertThat(expanded(ServerEnvironment.of(Service.USER, wished, "1"), "DB_URL"))
                .isEqualTo(url);
        assertThat(ServerEnvironment.of(Service.AUTH, wished, "1")).doesNotContain("DB_URL");
    }

    @Test
    void preparedTwiceThenSecretsCertificatesAndAuthorityStay() throws Exception {
        String authority = Files.readString(platform.authority());
        byte[] identity = Files.readAllBytes(platform.identity(Service.AUTH));

        Platform again = Platform.open(directory.resolve("platform"), Ports.development(Map.of()), Clock.systemUTC());
        again.prepare();
        assertThat(Files.readString(again.authority())).isEqualTo(authority);
        assertThat(Files.readAllBytes(again.identity(Service.AUTH))).isEqualTo(identity);
    }

    @Test
    void aRunWhenItsServerIsDownThenHasANewNumber() throws Exception {
        String first = platform.run(Service.EMAIL).begin();

        assertThat(platform.run(Service.EMAIL).begin()).isNotEqualTo(first);
    }

    @Test
    void aRunWhenItsServerLivesThenKeepsItsNumber() throws Exception {
        Path pid = OwnPid.write(directory.resolve("java.pid"));
        Run run = new Run(
                directory.resolve("number"),
                new ServerProcess(pid),
                new ServerLog(directory.resolve("none")),
                directory.resolve("none"));

        assertThat(run.begin()).isEqualTo(run.begin());
    }

    @Test
    void welcomeNamesEveryServiceAndTheAuthority() {
        assertThat(Welcome.to(platform, directory))
                .contains("https://localhost:9443", "https://localhost:9444", "https://localhost:9445")
                .contains("https://localhost:9446", "--cacert platform/ca.pem");
    }

    /** The names of all secrets in a server's environment, but for the passwords of its two certificate stores. */
    private static Set<String> handed(Service service) throws Exception {
        Pattern secret = Pattern.compile("(\\w+)=\\$\\{\\w+:-(dev-.*|admin@.*)}");
        return Files.readAllLines(platform.environment(service)).stream()
                .map(secret::matcher)
                .filter(line -> line.matches())
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String expanded(String environment, String name) throws Exception {
        Path file = Files.writeString(directory.resolve("some.env"), environment);
        Process shell = new ProcessBuilder("sh", "-c", ". " + file + "; printf %s \"$" + name + "\"").start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What the server's start script makes of a line: it sources the file. */
    private static String expanded(Service service, String name, Map<String, String> environment) throws Exception {
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-c", ". " + platform.environment(service) + "; printf %s \"$" + name + "\"");
        shell.environment().keySet().removeIf(key -> Arrays.stream(Service.values())
                .anyMatch(each -> key.startsWith(each.name() + "_")));
        shell.environment().putAll(environment);
        return new String(shell.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
