package io.symbolon.user.encryption;

import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Reads the keys of encryption once. */
@Dependent
final class EncryptionProducer {
    /** As long as every secret of the platform (CONTRACT section 1). */
    private static final int LENGTH = 32;

    private static final String KEK = "user.profile.kek";

    private final Config config;

    @Inject
    EncryptionProducer(Config config) {
        this.config = config;
    }

    /** @throws IllegalArgumentException when {@code user.profile.kek} is missing, or one of the two is short */
    @Produces
    @Singleton
    DataKeys keys() {
        Secret present = secret(KEK).orElseThrow(() -> new IllegalArgumentException(KEK + " is missing"));
        return new DataKeys(present, secret(KEK + ".previous"));
    }

    private Optional<Secret> secret(String name) {
        Optional<String> value = config.getOptionalValue(name, String.class).filter(it -> !it.isBlank());
        if (value.isPresent() && value.get().length() < LENGTH) {
            throw new IllegalArgumentException(name + " must have at least " + LENGTH + " characters");
        }
        return value.map(Secret::of);
    }
}
