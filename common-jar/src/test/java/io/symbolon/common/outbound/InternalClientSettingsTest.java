package io.symbolon.common.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.symbolon.common.problem.Misconfiguration;
import io.symbolon.common.token.Scope;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys, defaults, and refusals that name the key. */
class InternalClientSettingsTest {
    private final TestSettings settings = TestSettings.valid("https://auth.example:9443/");

    @Test
    void defaultsAreTheDocumentedOnes() {
        InternalClientSettings read = InternalClientSettings.read(settings.config());
        Timeouts timeouts =
                Timeouts.read(settings.without("internal-auth.read-timeout").config());
        assertThat(read.service().value()).isEqualTo("user-service");
        assertThat(read.tokenEndpoint()).hasToString("https://auth.example:9443/v1/auth/service-token");
        assertThat(read.credential().current().reveal()).isEqualTo("the-service-token");
        assertThat(timeouts.connect()).isEqualTo(Duration.ofSeconds(2));
        assertThat(timeouts.read()).isEqualTo(Duration.ofSeconds(2));
        assertThat(timeouts.patience()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void clientDefaultsToItsNameAndAllScopes() {
        ClientSettings client = ClientSettings.read(new ClientConfig(settings.config(), "email-service"));
        assertThat(client.audience()).isEqualTo("email-service");
        assertThat(client.scopes()).isEmpty();
        assertThat(client.expirySkew()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void clientIsReadByItsName() {
        ClientSettings client = ClientSettings.read(new ClientConfig(
                settings.with("internal-auth.client.mail.audience", "email-service")
                        .with("internal-auth.client.mail.scopes", "email:send, email:read")
                        .with("internal-auth.client.mail.expiry-skew", "PT3S")
                        .config(),
                "mail"));
        assertThat(client.audience()).isEqualTo("email-service");
        assertThat(client.scopes()).containsExactlyInAnyOrder(new Scope("email:send"), new Scope("email:read"));
        assertThat(client.expirySkew()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void namedCredentialOutranksTheServicesOwnVariable() {
        settings.with("services.auth.servicetoken", "named");
        assertThat(InternalClientSettings.read(settings.config())
                        .credential()
                        .current()
                        .reveal())
                .isEqualTo("named");
    }

    @ParameterizedTest
    @CsvSource({
        "service.name, service.name",
        "services.auth.url, services.auth.url",
        "USER_SERVICE_TOKEN, USER_SERVICE_TOKEN"
    })
    void missingSettingIsNamed(String key, String named) {
        settings.without(key);
        assertThatExceptionOfType(Misconfiguration.class)
                .isThrownBy(() -> InternalClientSettings.read(settings.config()))
                .withMessageContaining(named)
                .withMessageEndingWith("is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "service.name, Users",
        "service.name, admin",
        "services.auth.url, auth",
        "services.auth.url, http://auth.example",
        "services.auth.url, ftp://localhost",
        "services.auth.url, http://localhost.evil.example",
        "internal-auth.connect-timeout, 2000",
        "internal-auth.connect-timeout, PT0S",
        "internal-auth.read-timeout, PT61S",
        "internal-auth.read-timeout, -PT1S"
    })
    void absurdSettingIsNamedButNotRepeated(String key, String value) {
        settings.with(key, value);
        assertThatExceptionOfType(Misconfiguration.class)
                .isThrownBy(() -> {
                    InternalClientSettings.read(settings.config());
                    Timeouts.read(settings.config());
                })
                .withMessageContaining(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-mail", "e mail", "mail/x"})
    void whatIsNoClientsNameIsRefused(String name) {
        assertThatExceptionOfType(Misconfiguration.class)
                .isThrownBy(() -> new ClientConfig(settings.config(), name))
                .withMessageContaining("a client's name");
    }

    @Test
    void whatIsNoScopeIsNamedAsTheClientsSetting() {
        settings.with("internal-auth.client.email-service.scopes", "email:send sch\u00f6n");
        assertThatExceptionOfType(Misconfiguration.class)
                .isThrownBy(() -> ClientSettings.read(new ClientConfig(settings.config(), "email-service")))
                .withMessage("internal-auth.client.email-service.scopes holds what is no scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1", "HTTPS://Auth.example"})
    void httpsOrThisMachineItself(String url) {
        assertThat(InternalClientSettings.read(
                                settings.with("services.auth.url", url).config())
                        .tokenEndpoint())
                .hasPath("/v1/auth/service-token");
    }

    @Test
    void nothingSecretIsPrinted() {
        assertThat(InternalClientSettings.read(settings.config()).toString()).doesNotContain("the-service-token");
    }
}
