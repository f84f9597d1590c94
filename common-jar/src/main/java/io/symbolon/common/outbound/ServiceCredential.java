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
 * This service's service token, the long-lived credential that auth alone may see. A file is read anew each time, which is
 * once in a token's life: a replaced file, or a swapped symbolic link, counts from the next request on.
 */
final class ServiceCredential {
    private final Supplier<Secret> source;

    private ServiceCredential(Supplier<Secret> source) {
        this.source = source;
    }

    static ServiceCredential of(Secret value) {
        return new ServiceCredential(() -> value);
    }

    static ServiceCredential in(Path file) {
        return new ServiceCredential(() -> readFrom(file));
    }

    /** The file outranks the value, and the value the service's own {@code <NAME>_TOKEN}. */
    static ServiceCredential read(Config config, ServiceName service) {
        Optional<String> file = config.getOptionalValue("services.auth.servicetoken.file", String.class);
        if (file.isPresent()) {
            return in(Path.of(file.get()));
        }
        String ownVariable = service.value().toUpperCase(Locale.ROOT).replace('-', '_') + "_TOKEN";
        return config.getOptionalValue("services.auth.servicetoken", String.class)
                .or(() -> config.getOptionalValue(ownVariable, String.class))
                .map(value -> of(Secret.of(value)))
                .orElseThrow(() -> new IllegalStateException(
                        "services.auth.servicetoken (or its .file, or " + ownVariable + ") is not set"));
    }

    /** @throws UncheckedIOException when the file cannot be read or is empty */
    Secret current() {
        return source.get();
    }

    private static Secret readFrom(Path file) {
        try {
            String value = Files.readString(file).strip();
            if (value.isEmpty()) {
                throw new IOException("services.auth.servicetoken.file is empty");
            }
            return Secret.of(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
