package io.symbolon.common.inbound.verification;

import java.security.Provider;
import java.util.Optional;

/**
 * The Amazon Corretto Crypto Provider where it is among the server's or the application's libraries and its native code
 * loads: ten times the JDK's speed at ES256. Handed to each signer and verifier, never installed for the whole JVM. Loaded
 * once. Thread-safe.
 */
public final class FastCrypto {
    private static final System.Logger LOG = System.getLogger(FastCrypto.class.getName());
    private static final String CORRETTO = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final Optional<Provider> PROVIDER = load();

    private FastCrypto() {}

    /** The provider; empty means the JDK's own. */
    public static Optional<Provider> provider() {
        return PROVIDER;
    }

    private static Optional<Provider> load() {
        try {
            Class<?> corretto = Class.forName(CORRETTO);
            Provider provider = (Provider) corretto.getField("INSTANCE").get(null);
            Object error = corretto.getMethod("getLoadingError").invoke(provider);
            if (error != null) {
                return slow(error);
            }
            return Optional.of(provider);
        } catch (ReflectiveOperationException | LinkageError absent) {
            return slow(absent);
        }
    }

    private static Optional<Provider> slow(Object why) {
        LOG.log(System.Logger.Level.INFO, "the JDK verifies and signs; Corretto is not there: {0}", why);
        return Optional.empty();
    }
}
