package io.symbolon.system.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.symbolon.config.Service;
import io.symbolon.system.Liberty;
import io.symbolon.system.Production;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that must not run says why in one line, which names the setting, and ends. */
class RefusedStartIT {
    private static final Production PRODUCTION = Production.prepare("refusal");

    private static final int EXIT_CODE = 20;
    private static final int SECONDS = 120;

    @AfterAll
    static void stop() {
        PRODUCTION.close();
    }

    static Stream<Arguments> unfit() {
        return Stream.of(
                arguments(
                        Service.PROPERTY,
                        Map.of("INTERNAL_SERVICE_TOKEN", PRODUCTION.developmentSecret("INTERNAL_SERVICE_TOKEN")),
                        "internal.service.token [INTERNAL_SERVICE_TOKEN] is a secret of a development run"
                                + " (it starts with dev-)"),
                arguments(
                        Service.PROPERTY,
                        Map.of("PROPERTY_SERVICE_TOKEN", ""),
                        "services.auth.servicetoken [SERVICES_AUTH_SERVICETOKEN] is missing"),
                arguments(
                        Service.PROPERTY,
                        Map.of(
                                "TLS_TRUSTSTORE",
                                        PRODUCTION.developmentTrustStore().toString(),
                                "TLS_TRUSTSTORE_PASSWORD", PRODUCTION.developmentSecret("TRUSTSTORE_PASSWORD")),
                        "tls.truststore [TLS_TRUSTSTORE] holds a certificate of the development CA"),
                arguments(
                        Service.AUTH,
                        Map.of("EMAIL_BROKER_PASSWORD", ""), // else the account's password would be a guessable text
                        "email.broker.password [EMAIL_BROKER_PASSWORD] is missing"));
    }

    /** An empty value stands for a variable that is not there. */
    @ParameterizedTest
    @MethodSource("unfit")
    void settingWhenUnfitThenOneLineNamesItAndTheServerEndsR28(
            Service service, Map<String, String> changes, String why) {
        Map<String, String> variables = new HashMap<>(PRODUCTION.environment(service));
        variables.putAll(changes);
        variables.values().removeIf(String::isEmpty);
        PRODUCTION.hand(service, variables);
        Liberty server = PRODUCTION.process(service);

        String before = server.output();
        server.launch();

        assertThat(server.exitCode(SECONDS)).isEqualTo(EXIT_CODE);
        assertThat(server.output().substring(before.length()).lines().filter(line -> line.contains("Cannot start:")))
                .singleElement()
                .asString()
                .contains("Cannot start: " + why);
    }
}
