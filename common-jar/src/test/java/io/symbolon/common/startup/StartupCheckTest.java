package io.symbolon.common.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.testing.LoggedLines;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartupCheckTest {
    private static final String STRONG = "3f9Qm7xLr2Vb8Kd1Tz6Yw0Np5Hs4Gc3J";
    private static final Map<String, String> DEVELOPMENT = Map.of("symbolon.mode", "development");

    @Test
    void aStrongSecretWhenProductionThenNoFault() {
        assertThat(SecretRule.faultOf(STRONG, DeploymentMode.PRODUCTION)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', is missing",
        "3f9Qm7xLr2Vb8Kd1Tz6Yw0Np5Hs4Gc3, is shorter than 32 characters",
        "dev-3f9Qm7xLr2Vb8Kd1Tz6Yw0Np5Hs4Gc3J, is a secret of a development run (it starts with dev-)",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, is well known",
        "changemechangemechangemechangeme, is well known",
        "Change-Me_Change-Me_Change-Me_Secret, is well known",
        "0123456789abcdef0123456789abcdef, is well known",
        "a-string-secret-at-least-256-bits-long, is well known"
    })
    void aWeakSecretWhenProductionThenItsFaultR28(String secret, String why) {
        assertThat(SecretRule.faultOf(secret, DeploymentMode.PRODUCTION)).contains(why);
    }

    @Test
    void aDevelopmentSecretWhenDevelopmentThenNoFault() {
        assertThat(SecretRule.faultOf("dev-1", DeploymentMode.DEVELOPMENT)).isEmpty();
    }

    @Test
    void aMissingSecretWhenDevelopmentThenOneLineNamesItAndItsVariable() {
        assertThat(check(DEVELOPMENT).secret("internal.service.token").faults())
                .containsExactly("Cannot start: internal.service.token [INTERNAL_SERVICE_TOKEN] is missing");
    }

    @Test
    void theServiceTokenWhenInAnyOfItsPlacesThenNoFault() {
        for (String place : new String[] {"services.auth.servicetoken", "CHAT_SERVICE_TOKEN"}) {
            Map<String, String> settings = new HashMap<>(DEVELOPMENT);
            settings.put("service.name", "chat-service");
            settings.put(place, "dev-1");
            assertThat(check(settings).serviceToken().faults()).as(place).isEmpty();
        }
        assertThat(check(DEVELOPMENT).serviceToken().faults())
                .containsExactly("Cannot start: services.auth.servicetoken [SERVICES_AUTH_SERVICETOKEN] is missing");
    }

    @Test
    void theServiceTokenWhenInAFileThenThatIsHeldToTheRule(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), STRONG + "\n");
        String name = "services.auth.servicetoken.file";
        assertThat(check(Map.of(name, file.toString())).serviceToken().faults())
                .noneMatch(fault -> fault.contains(name));
        Files.writeString(file, "dev-1");
        assertThat(check(Map.of(name, file.toString())).serviceToken().faults())
                .anyMatch(fault -> fault.contains(name) && fault.contains("dev-"));
        assertThat(check(Map.of(name, folder.resolve("none").toString()))
                        .serviceToken()
                        .faults())
                .anyMatch(fault -> fault.contains(name) && fault.contains("cannot be read"));
    }

    @Test
    void aSecretThatMayBeAbsentThenOnlyAWeakOneIsAFaultR28() {
        String name = "internal.service.token.previous";
        assertThat(check(Map.of()).secretIfPresent(name).faults()).noneMatch(fault -> fault.contains(name));
        assertThat(check(Map.of(name, "changeme")).secretIfPresent(name).faults())
                .anyMatch(fault -> fault.contains(name) && fault.contains("shorter"));
    }

    @Test
    void aFaultWhenFoundTwiceThenIsOneLine() {
        assertThat(check(DEVELOPMENT)
                        .secret("db.password")
                        .secret("db.password")
                        .faults())
                .hasSize(1);
    }

    @Test
    void aVariableWhenMissingThenIsNamedOnce() {
        assertThat(check(DEVELOPMENT).secret("USER_PROFILE_KEK").faults())
                .containsExactly("Cannot start: USER_PROFILE_KEK is missing");
    }

    @Test
    void smtpHostWhenDevelopmentThenMayBeMissing() {
        assertThat(check(DEVELOPMENT).requiredInProduction("smtp.host").faults())
                .isEmpty();
    }

    @Test
    void smtpHostWhenProductionThenMustBeThere() {
        assertThat(check(Map.of()).requiredInProduction("smtp.host").faults())
                .contains("Cannot start: smtp.host [SMTP_HOST] is missing");
    }

    @Test
    void plainHttpWhenProductionThenIsAFaultR60() {
        String fault = "Cannot start: http.port [HTTP_PORT] opens plain HTTP, which production never does";

        assertThat(check(Map.of("http.port", "9080")).faults()).contains(fault);
        assertThat(check(Map.of("http.port", "-1")).faults()).doesNotContain(fault);
        assertThat(check(Map.of("http.port", "9080", "symbolon.mode", "development"))
                        .faults())
                .doesNotContain(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "https://app.example.org/",
                "app.example.org",
                "https://*.example.org",
                "https://app.example.org,",
                "https://App.example.org",
                "https://app.example.org:443",
                "http://app.example.org:80, https://app.example.org",
                "https://:",
                "https://app.example.org https://other.example.org",
                "null"
            })
    void originsWhenNotExactThenAreAFault(String origins) {
        assertThat(faultsOfOrigins("on", origins))
                .containsExactly("Cannot start: cors.origins [CORS_ORIGINS] is no list of exact origins");
        assertThat(faultsOfOrigins("off", origins)).isEmpty();
    }

    @Test
    void corsWhenNeitherOnNorOffThenIsAFault() {
        assertThat(faultsOfOrigins("true", "https://app.example.org"))
                .containsExactly("Cannot start: cors [CORS] is neither on nor off");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.org",
                "http://localhost:5173",
                "https://app.example.org, https://[::1]:8443",
                "http://a:443"
            })
    void originsWhenExactThenNoFault(String origins) {
        assertThat(faultsOfOrigins("on", origins)).isEmpty();
    }

    @Test
    void trustedProxiesWhenNoAddressesThenAreAFault() {
        assertThat(check(Map.of("symbolon.mode", "development", "http.trusted-proxies", "10.0.0.0/8, loadbalancer"))
                        .faults())
                .containsExactly("Cannot start: http.trusted-proxies [HTTP_TRUSTED_PROXIES] holds something that is no"
                        + " address");
        assertThat(check(Map.of("symbolon.mode", "development", "http.trusted-proxies", "10.0.0.0/8, ::1"))
                        .faults())
                .isEmpty();
    }

    private static List<String> faultsOfOrigins(String cors, String origins) {
        return check(Map.of("symbolon.mode", "development", "cors", cors, "cors.origins", origins))
                .faults();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "Development", "dev"})
    void modeWhenUnknownThenIsAFaultAndCountsAsProduction(String mode) {
        Map<String, String> settings = Map.of("symbolon.mode", mode);

        assertThat(DeploymentMode.of(config(settings))).isEqualTo(DeploymentMode.PRODUCTION);
        assertThat(check(settings).faults())
                .contains("Cannot start: symbolon.mode [SYMBOLON_MODE] is neither production nor development");
    }

    @Test
    void databaseWhenUnreachableThenTheLineNamesTheUrlWithoutItsParameters() {
        Map<String, String> settings = new HashMap<>(DEVELOPMENT);
        settings.put("db.url", "jdbc:postgresql://db:5432/users?password=hush");

        assertThat(check(settings).database(unreachable()).faults())
                .containsExactly("Cannot start: db.url [DB_URL] gives no connection to jdbc:postgresql://db:5432/users:"
                        + " Connection refused");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/users, true",
        "jdbc:postgresql://db/users?sslmode=require, true",
        "jdbc:postgresql://localhost.evil.example/users, true",
        "jdbc:postgresql://db/users?sslmode=verify-full, false",
        "jdbc:postgresql://localhost:5432/users, false",
        "jdbc:postgresql://127.0.0.1/users, false",
        "jdbc:postgresql:///users, false",
        "jdbc:postgresql://localhost, false",
        "'jdbc:postgresql://localhost:5432,[::1]/users', false",
        "'jdbc:postgresql://localhost:5432,db/users', true",
        "jdbc:h2:file:/var/users, false"
    })
    void databaseWhenSomebodyOnTheWayCouldBeItThenTheLogTellsR60(String url, boolean told) {
        try (LoggedLines log = new LoggedLines(StartupCheck.class.getName())) {
            check(Map.of("db.url", url)).database(unreachable());
            assertThat(log.lines()).hasSize(told ? 1 : 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://auth.example, ''",
        "http://localhost:9080, ''",
        "http://auth.example, is neither HTTPS nor on this machine",
        "auth.example, is neither HTTPS nor on this machine",
        "'', is missing"
    })
    void urlOfAServiceWhenSomebodyOnTheWayCouldBeItThenAFaultR60(String url, String why) {
        Map<String, String> settings = new HashMap<>(DEVELOPMENT);
        settings.put("auth.url", url);
        List<String> faults = check(settings).confidential("auth.url").faults();
        assertThat(faults).isEqualTo(why.isEmpty() ? List.of() : List.of("Cannot start: auth.url [AUTH_URL] " + why));
    }

    @Test
    void productionWhenThereIsAFaultThenTheProcessEnds() {
        AtomicInteger stops = new AtomicInteger();

        assertThatThrownBy(() -> check(Map.of()).orStop(stops::incrementAndGet))
                .isInstanceOf(IllegalStateException.class);
        assertThat(stops).hasValue(1);
    }

    @Test
    void developmentWhenThereIsAFaultThenOnlyTheApplicationFails() {
        AtomicInteger stops = new AtomicInteger();

        assertThatThrownBy(() -> check(DEVELOPMENT).required("absent").orStop(stops::incrementAndGet))
                .hasMessage("Cannot start: absent [ABSENT] is missing");
        assertThat(stops).hasValue(0);
    }

    @Test
    void runsOnWhenThereIsNone() {
        AtomicInteger stops = new AtomicInteger();

        check(DEVELOPMENT).orStop(stops::incrementAndGet);
        assertThat(stops).hasValue(0);
    }

    private static StartupCheck check(Map<String, String> settings) {
        return StartupCheck.of(config(settings));
    }

    private static Config config(Map<String, String> settings) {
        return (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(), new Class<?>[] {Config.class}, (p, method, args) -> {
                    if (method.getName().equals("getOptionalValue")) {
                        return Optional.ofNullable(settings.get((String) args[0]));
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private static DataSource unreachable() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (p, method, args) -> {
                    throw new SQLException("Connection refused\nCheck that the host name is right");
                });
    }
}
