package io.symbolon.auth.credential;

import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes and checks passwords with Argon2id (RFC 9106), over their NFC form in UTF-8. Bouncy Castle does
 * the hashing: 25 ms where password4j takes 43. Thread-safe; call it in the
 * {@link HashingLane}, never inside a transaction: a hash takes tens of milliseconds and 19 MiB.
 */
@ApplicationScoped
public class Passwords {
    /** Bytes of salt and of hash (RFC 9106 §3.1 and §4). */
    private static final int SALT = 16;

    private static final int HASH = 32;

    private final HashingCost cost;
    private final HashingMemory memory;
    private final SecureRandom random = new SecureRandom();
    private final PasswordHash dummy;

    Passwords() { // CDI proxy
        this.cost = null;
        this.memory = null;
        this.dummy = null;
    }

    @Inject
    public Passwords(HashingSettings settings) {
        this(settings, new HashingMemory(settings));
    }

    Passwords(HashingSettings settings, HashingMemory memory) {
        this.cost = settings.cost();
        this.memory = memory;
        this.dummy = PasswordHash.of(cost, new byte[SALT], new byte[HASH]);
    }

    /** A new hash in the encoded form. */
    public String hash(Secret password) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return PasswordHash.of(cost, salt, argon2id(password, cost, salt, HASH)).encoded();
    }

    /**
     * Checks against a stored hash; without one it does as much and answers no. So it does where the hash cost less,
     * until a login renews it; where it cost more, before the cost was lowered, it does more.
     */
    boolean matches(Secret password, Optional<String> stored) {
        Optional<PasswordHash> known = stored.flatMap(PasswordHash::parse);
        return matches(password, known.orElse(dummy)) && known.isPresent();
    }

    /** Whether the stored hash was made under other parameters than the present ones (R23). */
    boolean isOutdated(String stored) {
        return PasswordHash.parse(stored).map(hash -> !hash.cost().equals(cost)).orElse(true);
    }

    private boolean matches(Secret password, PasswordHash expected) {
        byte[] hash = expected.hashBytes();
        byte[] computed = argon2id(password, expected.cost(), expected.saltBytes(), hash.length);
        cost.beyond(expected.cost()).ifPresent(rest -> argon2id(password, rest, expected.saltBytes(), HASH)); // R24
        return MessageDigest.isEqual(hash, computed);
    }

    private byte[] argon2id(Secret password, HashingCost cost, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKiB())
                .withIterations(cost.iterations())
                .withParallelism(cost.parallelism())
                .withSalt(salt)
                .withBlockPool(memory.pool())
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(PasswordPolicy.normal(password).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
