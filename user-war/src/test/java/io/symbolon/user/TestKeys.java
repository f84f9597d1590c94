package io.symbolon.user;

import io.symbolon.common.token.Secret;
import io.symbolon.user.encryption.DataKeys;
import java.util.Optional;

/** The keys that seal profiles in tests. */
public final class TestKeys {
    public static final Secret KEK = Secret.of("a-key-encryption-key-of-the-tests-0001");
    public static final DataKeys KEYS = new DataKeys(KEK, Optional.empty());

    private TestKeys() {}
}
