package io.symbolon.auth.credential;

import io.symbolon.common.text.DomainName;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address (RFC 5321 §4.1.2 dot-string, RFC 6531 for characters beyond ASCII), in NFC as its owner wrote it, and
 * the key by which two of them are the same: without case, the domain in its ASCII form (IDNA). Immutable; the string form
 * is redacted, because an address is personal data.
 */
public record EmailAddress(String address, String key) {
    /** Octets of a local part (RFC 5321 §4.5.3.1.1). */
    private static final int MAX_LOCAL = 64;
    /** Octets of a whole address: a path of 256 without its brackets (RFC 5321 §4.5.3.1.3, RFC 3696 erratum 1690). */
    private static final int MAX_ADDRESS = 254;
    /** atext of RFC 5322 §3.2.3 and, by RFC 6531 §3.3, letters, marks, digits and symbols beyond ASCII. */
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-[[^\\x00-\\x7F]&&[\\p{L}\\p{M}\\p{N}\\p{S}]]]+";

    private static final Pattern DOT_STRING = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    /** Parses what a user typed; empty when mail could not be delivered to it by its very form. */
    public static Optional<EmailAddress> parse(String typed) {
        if (typed == null || typed.length() > MAX_ADDRESS) {
            return Optional.empty();
        }
        String address = Normalizer.normalize(typed, Normalizer.Form.NFC);
        int at = address.lastIndexOf('@');
        if (at < 1 || octets(address) > MAX_ADDRESS || octets(address.substring(0, at)) > MAX_LOCAL) {
            return Optional.empty();
        }
        String local = address.substring(0, at);
        return DOT_STRING.matcher(local).matches()
                ? DomainName.toAscii(address.substring(at + 1))
                        .filter(domain -> DOMAIN.matcher(domain).matches())
                        .map(domain -> new EmailAddress(address, withoutCase(local) + "@" + domain))
                : Optional.empty();
    }

    /** Folds as {@link String#equalsIgnoreCase} compares, free of the locale; what is left can be composed anew. */
    private static String withoutCase(String text) {
        String folded = text.codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String toString() {
        return "[address]";
    }
}
