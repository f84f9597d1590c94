package io.symbolon.common.outbound;

import io.symbolon.common.problem.Misconfiguration;
import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * A long-lived secret that a token endpoint alone may see: a service token, a client secret or a private key. A file is read
 * anew each time, which is once in a token's life: a replaced file, or a swapped symbolic link, counts from the next request
 * on.
 */
final class Credential {
    private static final String SERVICE_TOKEN = "services.auth.servicetoken";

    private final Supplier<Secret> source;

    private Credential(Supplier<Secret> source) {
        this.source = source;
    }

    static Credential of(Secret value) {
        return new Credential(() -> value);
    }

    /** @param key the setting that names the file, for whoever has to mend it */
    static Credential in(Path file, String key) {
        return new Credential(() -> readFrom(file, key));
    }

    /** Whether the platform gave this service a credential at all. */
    static boolean isGiven(Config config) {
        Optional<String> own =
                config.getOptionalValue("service.name", String.class).map(Credential::ownVariable);
        return Stream.concat(Stream.of(SERVICE_TOKEN, SERVICE_TOKEN + ".file"), own.stream())
                .anyMatch(key -> config.getOptionalValue(key, String.class).isPresent());
    }

    /** The service token: the file outranks the value, and the value the service's own {@code <NAME>_TOKEN}. */
    static Credential serviceToken(Config config, ServiceName service) {
        Optional<String> file = config.getOptionalValue(SERVICE_TOKEN + ".file", String.class);
        if (file.isPresent()) {
            return in(Path.of(file.get()), SERVICE_TOKEN + ".file");
        }
        String ownVariable = ownVariable(service.value());
        return config.getOptionalValue(SERVICE_TOKEN, String.class)
                .or(() -> config.getOptionalValue(ownVariable, String.class))
                .map(value -> of(Secret.of(value)))
                .orElseThrow(() ->
                        new Misconfiguration(SERVICE_TOKEN + " (or its .file, or " + ownVariable + ") is not set"));
    }

    /** The private key's file, or the client secret: here too a file outranks the value. */
    static Credential ofClient(ClientConfig config, ClientAuthentication.Method method) {
        boolean key = method == ClientAuthentication.Method.PRIVATE_KEY_JWT;
        String file = key ? "client-key-file" : "client-secret-file";
        return config.value(file)
                .map(path -> in(Path.of(path), config.keyOf(file)))
                .or(() -> key ? Optional.empty() : config.value("client-secret").map(value -> of(Secret.of(value))))
                .orElseThrow(() -> new Misconfiguration(config.ownKey(file) + " is not set"));
    }

    /** @throws UncheckedIOException when the file cannot be read or is empty */
    Secret current() {
        return source.get();
    }

    private static String ownVariable(String service) {
        return service.toUpperCase(Locale.ROOT).replace('-', '_') + "_TOKEN";
    }

    private static Secret readFrom(Path file, String key) {
        try {
            String value = Files.readString(file).strip();
            if (value.isEmpty()) {
                throw new IOException(key + " names an empty file");
            }
            return Secret.of(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
