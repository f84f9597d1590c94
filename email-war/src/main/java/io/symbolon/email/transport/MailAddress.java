package io.symbolon.email.transport;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbolon.common.text.DomainName;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mailbox: {@code Local-part "@" Domain} of RFC 5321 §4.1.2, without display name, comment or route. The domain is kept
 * in lower-case ASCII (RFC 5891 §4.4), the local part as it came (RFC 5321 §2.4: it is the host's to interpret), which may
 * go beyond ASCII (RFC 6531). Immutable.
 */
public record MailAddress(@JsonValue String value) {
    /** RFC 5321 §4.5.3.1.3: a path has at most 256 octets, two of which are its angle brackets. */
    private static final int MOST_OCTETS = 254;

    /** RFC 5321 §4.5.3.1.1. */
    private static final int MOST_LOCAL_OCTETS = 64;

    /** RFC 5322 §3.2.3 and, by RFC 6531 §3.3, letters, marks, digits and symbols beyond ASCII, as auth-service takes them. */
    private static final String ATOM = "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~\\-[[^\\x00-\\x7F]&&[\\p{L}\\p{M}\\p{N}\\p{S}]]]+";

    /** RFC 5322 §3.2.3 dot-atom-text, or RFC 5321 §4.1.2 Quoted-string. */
    private static final Pattern LOCAL_PART = Pattern.compile(
            ATOM + "(\\." + ATOM + ")*" + "|\"([\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]|\\\\[\\x20-\\x7E])*\"");

    /** RFC 5321 §4.1.3; the octets and groups themselves are the mail host's to judge. */
    private static final Pattern ADDRESS_LITERAL =
            Pattern.compile("\\[(\\d{1,3}(\\.\\d{1,3}){3}|IPv6:[0-9a-fA-F:.]{2,45})]", Pattern.CASE_INSENSITIVE);

    /** For addresses that {@link #parse} made. */
    @JsonCreator
    public MailAddress {}

    /** The address as it is sent, when the text is one; nothing is trimmed or guessed. */
    public static Optional<MailAddress> parse(String text) {
        int at = text == null ? -1 : text.lastIndexOf('@');
        if (at < 1 || text.length() > MOST_OCTETS) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        return octets(local) <= MOST_LOCAL_OCTETS && LOCAL_PART.matcher(local).matches()
                ? ascii(text.substring(at + 1))
                        .map(domain -> local + '@' + domain)
                        .filter(MailAddress::isStrict)
                        .map(MailAddress::new)
                : Optional.empty();
    }

    /** The part after the {@code @}. */
    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    /** Whether a mail host has to know RFC 6531 to take mail for it. */
    boolean isInternational() {
        return octets(value) > value.length();
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Optional<String> ascii(String domain) {
        if (ADDRESS_LITERAL.matcher(domain).matches()) {
            return Optional.of(domain);
        }
        return DomainName.toAscii(domain).filter(name -> !name.isEmpty() && !name.endsWith("."));
    }

    private static boolean isStrict(String address) {
        try {
            return octets(address) <= MOST_OCTETS
                    && new InternetAddress(address, true).getAddress().equals(address);
        } catch (AddressException refused) {
            return false;
        }
    }

    /** Personal data: left out of every string form. */
    @Override
    public String toString() {
        return "[address]";
    }
}
