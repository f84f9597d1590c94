package io.symbolon.auth.guessing;

import io.symbolon.common.token.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names for addresses that nobody can read or guess without the pepper: HMAC-SHA-256. Thread-safe. */
public final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    /** Keeps these hashes apart from all others under the same pepper. */
    private static final String PURPOSE = "symbolon guessing v1\n";

    private final SecretKeySpec pepper;

    public Pseudonyms(Secret pepper) {
        this.pepper = new SecretKeySpec(pepper.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** 43 characters. */
    public String of(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(pepper);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal((PURPOSE + text).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("HMAC-SHA-256 is not available", unavailable);
        }
    }
}
