package io.symbolon.email.transport;

import io.symbolon.common.startup.DeploymentMode;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Chooses the way out, once, at the start: SMTP where {@code smtp.host} is set, files in development alone. */
@Dependent
final class TransportProducer {
    private static final String DEVELOPMENT_FROM = "Symbolon <no-reply@symbolon.localhost>";

    private final Config config;

    @Inject
    TransportProducer(Config config) {
        this.config = config;
    }

    /** @throws IllegalArgumentException naming the setting that is missing or absurd: the server must not start */
    @Produces
    @ApplicationScoped
    MailTransport transport() {
        Optional<String> host = setting("smtp.host");
        if (host.isPresent()) {
            return new SmtpTransport(
                    smtp(host.get()),
                    sender(),
                    HostTrust.sockets(setting("smtp.ca.file").map(Path::of)));
        }
        if (!isDevelopment()) {
            throw new IllegalArgumentException("smtp.host is not set; only development writes mails to files");
        }
        return new FileTransport(Path.of(required("mail.directory")), sender());
    }

    private SmtpSettings smtp(String host) {
        return new SmtpSettings(
                host,
                config.getOptionalValue("smtp.port", Integer.class).orElse(587),
                setting("smtp.user").orElse(null),
                setting("smtp.password").map(Secret::of).orElse(null),
                setting("smtp.starttls")
                        .map(StartTls::parse)
                        .orElse(isDevelopment() ? StartTls.OPTIONAL : StartTls.REQUIRED),
                setting("smtp.timeout").map(Duration::parse).orElse(Duration.ofSeconds(20)));
    }

    private Sender sender() {
        return Sender.parse(isDevelopment() ? setting("mail.from").orElse(DEVELOPMENT_FROM) : required("mail.from"));
    }

    private boolean isDevelopment() {
        return DeploymentMode.of(config).isDevelopment();
    }

    private String required(String name) {
        return setting(name).orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }

    private Optional<String> setting(String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(value -> !value.isEmpty());
    }
}
