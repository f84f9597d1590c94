package io.symbolon.auth.client;

import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** Makes service tokens: 256 random bits each (CONTRACT section 3). Thread-safe. */
@ApplicationScoped
public class ServiceTokens {
    /** How long one lives unless told otherwise (CONTRACT section 3). */
    public static final Duration LIFE = Duration.ofDays(90);
    /** Bytes. */
    private static final int LENGTH = 32;

    private final TokenHash hash;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    ServiceTokens() { // CDI proxy
        this(null, null);
    }

    @Inject
    public ServiceTokens(TokenHash hash, InstantSource clock) {
        this.hash = hash;
        this.clock = clock;
    }

    /** A new one; nobody knows it until it is stored. */
    public NewServiceToken make(Duration life) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        Secret value = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the table keeps it
        return new NewServiceToken(UUID.randomUUID(), value, hash.of(value), now, now.plus(life));
    }
}
