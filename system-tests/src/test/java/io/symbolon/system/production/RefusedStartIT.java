package io.symbolon.system.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.symbolon.config.Service;
import io.symbolon.system.Liberty;
import io.symbolon.system.Production;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that must not run says why, one line for each setting, which names it, and ends. */
class RefusedStartIT {
    private static final Production PRODUCTION = Production.prepare("refusal");

    private static final int EXIT_CODE = 20;
    private static final int SECONDS = 120;

    private static final Pattern REFUSAL = Pattern.compile("Cannot start: ([^\"\n]*)");

    @AfterAll
    static void stop() {
        PRODUCTION.close();
    }

    static Stream<Arguments> unfit() {
        return Stream.of(
                unfit(
                        Service.PROPERTY,
                        Map.of(
                                "INTERNAL_SERVICE_TOKEN",
                                PRODUCTION.developmentSecret("INTERNAL_SERVICE_TOKEN"),
                                "PROPERTY_SERVICE_TOKEN",
                                "",
                                "TLS_TRUSTSTORE",
                                PRODUCTION.developmentTrustStore().toString(),
                                "TLS_TRUSTSTORE_PASSWORD",
                                PRODUCTION.developmentSecret("TRUSTSTORE_PASSWORD")),
                        List.of(
                                "internal.service.token [INTERNAL_SERVICE_TOKEN] is a secret of a development run"
                                        + " (it starts with dev-)",
                                "services.auth.servicetoken [SERVICES_AUTH_SERVICETOKEN] is missing",
                                "tls.truststore [TLS_TRUSTSTORE] holds a certificate of the development CA"),
                        "internal.service.token.previous",
                        "broker.password"),
                unfit(Service.PROPERTY, Map.of(), List.of(), "db.password"),
                unfit(
                        Service.AUTH,
                        Map.of(
                                "AUTH_SERVICES", "chat-service",
                                "EMAIL_BROKER_PASSWORD", ""), // else the account's would be a guessable text
                        List.of("email.broker.password [EMAIL_BROKER_PASSWORD] is missing"),
                        "auth.key.encryption.key",
                        "auth.key.encryption.key.previous",
                        "auth.service.token.pepper",
                        "auth.service.token.pepper.previous",
                        "auth.refresh.token.key",
                        "auth.audit.key",
                        "services.auth.servicetoken",
                        "AUTH_SERVICE_TOKEN",
                        "USER_SERVICE_TOKEN",
                        "PROPERTY_SERVICE_TOKEN",
                        "EMAIL_SERVICE_TOKEN",
                        "CHAT_SERVICE_TOKEN",
                        "broker.password",
                        "auth.broker.password",
                        "user.broker.password",
                        "property.broker.password",
                        "db.password"),
                unfit(Service.AUTH, Map.of("ADMIN_EMAIL", "root@example.org"), List.of(), "admin.password"),
                unfit(
                        Service.USER,
                        Map.of(),
                        List.of(),
                        "internal.service.token",
                        "services.auth.servicetoken",
                        "user.profile.kek",
                        "user.profile.kek.previous",
                        "broker.password",
                        "db.password"),
                unfit(
                        Service.EMAIL,
                        Map.of(),
                        List.of(),
                        "services.auth.servicetoken",
                        "email.content.key",
                        "broker.password",
                        "db.password"));
    }

    /** With other changes, which are refused in those words, these secrets are what everybody writes first. */
    private static Arguments unfit(
            Service service, Map<String, String> others, List<String> why, String... placeholders) {
        Map<String, String> changes = new HashMap<>(others);
        List<String> lines = new ArrayList<>(why);
        for (String name : placeholders) {
            String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
            changes.put(variable, "changeme");
            lines.add(name + (variable.equals(name) ? "" : " [" + variable + "]") + " is shorter than 32 characters");
        }
        return arguments(service, changes, lines);
    }

    /** An empty value stands for a variable that is not there. */
    @ParameterizedTest
    @MethodSource("unfit")
    void settingWhenUnfitThenOneLineNamesItAndTheServerEndsR28(
            Service service, Map<String, String> changes, List<String> why, @TempDir Path data) {
        Map<String, String> variables = new HashMap<>(PRODUCTION.environment(service));
        variables.put("SYMBOLON_DATA_DIR", data.toString()); // or files made under one password meet another
        variables.putAll(changes);
        variables.values().removeIf(String::isEmpty);
        PRODUCTION.hand(service, variables);
        Liberty server = PRODUCTION.process(service);

        String before = server.output();
        server.launch();

        assertThat(server.exitCode(SECONDS)).isEqualTo(EXIT_CODE);
        assertThat(REFUSAL.matcher(server.output().substring(before.length())).results())
                .extracting(line -> line.group(1))
                .containsExactlyInAnyOrderElementsOf(why);
    }
}
