package io.symbolon.common.outbound;

import io.symbolon.common.token.Secret;
import io.symbolon.common.token.ServiceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;

/**
 * A long-lived secret that a token endpoint alone may see: a service token, a client secret or a private key. A file is read
 * anew each time, which is once in a token's life: a replaced file, or a swapped symbolic link, counts from the next request
 * on.
 */
final class Credential {
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

    /** The service token: the file outranks the value, and the value the service's own {@code <NAME>_TOKEN}. */
    static Credential serviceToken(Config config, ServiceName service) {
        String key = "services.auth.servicetoken";
        Optional<String> file = config.getOptionalValue(key + ".file", String.class);
        if (file.isPresent()) {
            return in(Path.of(file.get()), key + ".file");
        }
        String ownVariable = service.value().toUpperCase(Locale.ROOT).replace('-', '_') + "_TOKEN";
        return config.getOptionalValue(key, String.class)
                .or(() -> config.getOptionalValue(ownVariable, String.class))
                .map(value -> of(Secret.of(value)))
                .orElseThrow(
                        () -> new IllegalStateException(key + " (or its .file, or " + ownVariable + ") is not set"));
    }

    /** The private key's file, or the client secret: here too a file outranks the value. */
    static Credential ofClient(ClientConfig config, ClientAuthentication.Method method) {
        boolean key = method == ClientAuthentication.Method.PRIVATE_KEY_JWT;
        String file = key ? "client-key-file" : "client-secret-file";
        return config.value(file)
                .map(path -> in(Path.of(path), config.keyOf(file)))
                .or(() -> key ? Optional.empty() : config.value("client-secret").map(value -> of(Secret.of(value))))
                .orElseThrow(() -> new IllegalStateException(config.ownKey(file) + " is not set"));
    }

    /** @throws UncheckedIOException when the file cannot be read or is empty */
    Secret current() {
        return source.get();
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
