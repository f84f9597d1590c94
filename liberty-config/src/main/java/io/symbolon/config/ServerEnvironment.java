package io.symbolon.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The {@code server.env} of one server: its place, its peers, and its own secrets alone. The environment of whoever
 * starts the server wins over a secret or an address, never over a place.
 */
final class ServerEnvironment {
    // Liberty's keyword for expanding ${KEY:-value}; without it server.env would override the environment
    private static final String EXPANSION = "# enable_variable_expansion";

    private final Service service;
    private final Platform platform;
    private final List<String> lines = new ArrayList<>(List.of(EXPANSION));

    private ServerEnvironment(Service service, Platform platform) {
        this.service = service;
        this.platform = platform;
    }

    static String of(Service service, Platform platform, String run) {
        ServerEnvironment environment = new ServerEnvironment(service, platform);
        environment.set("SYMBOLON_RUN", run);
        environment.place();
        environment.database();
        environment.peers();
        environment.everyServersSecrets();
        environment.ownSecrets();
        return String.join("\n", environment.lines) + "\n";
    }

    private void place() {
        Endpoint endpoint = platform.ports().of(service);
        set("SYMBOLON_MODE", "development");
        set("MALLOC_ARENA_MAX", "2"); // glibc keeps one arena a thread else, tens of MiB
        set("SYMBOLON_DATA_DIR", platform.data(service).toString());
        set("SYMBOLON_STATE_DIR", platform.data(service).resolve("state").toString());
        set("HTTP_HOST", "localhost");
        set("HTTP_PORT", Integer.toString(endpoint.http()));
        set("HTTPS_PORT", Integer.toString(endpoint.https()));
        set("MESSAGING_PORT", Integer.toString(platform.ports().messaging()));
        set("TLS_KEYSTORE", platform.identity(service).toString());
        set("TLS_TRUSTSTORE", platform.trustStore().toString());
    }

    /** Without a wish the fragment's own default stands: an H2 file. */
    private void database() {
        for (String name : List.of("DB_URL", "DB_USER")) {
            platform.wish(service, name).ifPresent(value -> set(name, value));
        }
    }

    private void peers() {
        offer("AUTH_ISSUER", url(Service.AUTH));
        offer("SERVICES_AUTH_URL", url(Service.AUTH));
        offer("LOG_CONSOLE_FORMAT", "dev");
        switch (service) {
            case AUTH -> {
                offer("ACCOUNT_LINK_BASE", url(Service.AUTH));
                offer("USER_SERVICE_URL", url(Service.USER));
                offer("EMAIL_SERVICE_URL", url(Service.EMAIL));
                set("MESSAGING_LISTEN_HOST", "localhost");
            }
            case USER -> {
                offer("PROPERTY_SERVICE_URL", url(Service.PROPERTY));
                offer("EMAIL_SERVICE_URL", url(Service.EMAIL));
            }
            case EMAIL -> offer("MAIL_DIRECTORY", platform.mail().toString());
            case PROPERTY -> {}
        }
    }

    private void everyServersSecrets() {
        // the stores were made with these: another value in the environment would only fail to open them
        set("TLS_KEYSTORE_PASSWORD", platform.secrets().value(service.variable("KEYSTORE_PASSWORD")));
        set("TLS_TRUSTSTORE_PASSWORD", platform.secrets().value("TRUSTSTORE_PASSWORD"));
        secret("DB_PASSWORD", service.variable("DB_PASSWORD"));
        secret("BROKER_PASSWORD", service.variable("BROKER_PASSWORD"));
        secret(service.variable("SERVICE_TOKEN"));
    }

    private void ownSecrets() {
        switch (service) {
            case AUTH -> authSecrets();
            case USER -> {
                secret("INTERNAL_SERVICE_TOKEN");
                secret("USER_PROFILE_KEK");
            }
            case PROPERTY -> secret("INTERNAL_SERVICE_TOKEN");
            case EMAIL -> secret("EMAIL_CONTENT_KEY");
        }
    }

    /** auth seeds the registry of services, and its server carries the broker with its accounts. */
    private void authSecrets() {
        List.of("ADMIN_EMAIL", "ADMIN_PASSWORD", "AUTH_KEY_ENCRYPTION_KEY").forEach(this::secret);
        List.of("AUTH_SERVICE_TOKEN_PEPPER", "AUTH_REFRESH_TOKEN_KEY", "AUTH_AUDIT_KEY")
                .forEach(this::secret);
        for (Service each : Service.values()) {
            secret(each.variable("BROKER_PASSWORD"));
            if (each != Service.AUTH) {
                secret(each.variable("SERVICE_TOKEN"));
            }
        }
    }

    private void secret(String name) {
        secret(name, name);
    }

    private void secret(String name, String source) {
        lines.add(name + "=${" + source + ":-" + platform.secrets().value(source) + "}");
    }

    private void offer(String name, String value) {
        lines.add(name + "=\"${" + name + ":-" + value + "}\"");
    }

    private void set(String name, String value) {
        lines.add(name + "='" + value.replace("'", "'\\''") + "'"); // a shell reads it
    }

    private String url(Service peer) {
        return platform.ports().of(peer).url().toString();
    }
}
