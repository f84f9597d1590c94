package io.symbolon.auth.credential;

import io.symbolon.common.text.Nfc;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Optional;

/**
 * What a new password must be (NIST SP 800-63B-4 §3.1.1, ASVS 6.2): 15 to 128 characters, counted as code points of the NFC
 * form, and none that everyone guesses first. No rule of composition, no expiry, nothing cut off. Thread-safe.
 */
@ApplicationScoped
public class PasswordPolicy {
    /** Least characters of a password that is the only factor (NIST SP 800-63B-4 §3.1.1.2). */
    static final int MIN_LENGTH = 15;
    /** Most characters; NIST asks for at least 64. */
    static final int MAX_LENGTH = 128;

    private final CommonPasswords common;

    PasswordPolicy() { // CDI proxy
        this.common = null;
    }

    @Inject
    public PasswordPolicy(CommonPasswords common) {
        this.common = common;
    }

    /**
     * Why this cannot be a password; empty when it can. Never echoes it.
     *
     * @param context what is known of the user, such as the address: words that must not make up the password
     */
    public Optional<String> refusal(Secret password, Collection<String> context) {
        String text = normal(password);
        int length = text.codePointCount(0, text.length());
        if (length < MIN_LENGTH) {
            return Optional.of("must have at least " + MIN_LENGTH + " characters");
        }
        if (length > MAX_LENGTH) {
            return Optional.of("must have at most " + MAX_LENGTH + " characters");
        }
        if (text.codePoints().anyMatch(PasswordPolicy::isNoCharacter)) {
            return Optional.of("must consist of Unicode characters");
        }
        return common.contains(text, context) ? Optional.of("is too common or too easily guessed") : Optional.empty();
    }

    /** The form in which a password is judged and hashed (RFC 8265 §4.2.2); what is too long to be one stays as it is. */
    static String normal(Secret password) {
        return Nfc.of(password.reveal(), MAX_LENGTH);
    }

    /** A lone surrogate has no UTF-8 form: every such password would hash alike. */
    private static boolean isNoCharacter(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }
}
