package io.symbolon.auth.accountmail;

import io.symbolon.common.token.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a link carries: 256 bits, stored only as their SHA-256. */
public record LinkToken(Secret value) {
    /** 256 bits in base64url. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** A token as it came back; empty when it never was one. */
    public static Optional<LinkToken> parse(String text) {
        return Optional.of(text)
                .filter(one -> FORM.matcher(one).matches())
                .map(Secret::of)
                .map(LinkToken::new);
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
