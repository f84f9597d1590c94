package io.symbolon.auth.accountmail;

import io.symbolon.common.token.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** What a link carries: 256 bits, stored only as their SHA-256. */
public record LinkToken(Secret value) {
    /** One as it came back, whatever it is. */
    public static LinkToken of(String text) {
        return new LinkToken(Secret.of(text));
    }

    /** As it is stored and found again. */
    String hash() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(value.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("SHA-256 is not available", unavailable);
        }
    }
}
