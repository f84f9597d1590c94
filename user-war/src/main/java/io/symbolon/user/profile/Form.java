package io.symbolon.user.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.symbolon.common.text.Characters;
import io.symbolon.common.text.Nfc;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What a member may hold. Immutable.
 *
 * @param rule what the client is told, following the member's name
 * @param normal the value in its one normal form; empty when the member may not hold it
 */
record Form(String rule, Function<JsonNode, Optional<JsonNode>> normal) {
    /** ITU-T E.164: a plus and at most 15 digits; no national number is shorter than those of the smallest islands. */
    static final Form PHONE = ofText("must be a phone number such as +436641234567 (E.164)", Form::phone);

    /** RFC 5646, in its canonical case. */
    static final Form LOCALE = ofText("must be a language tag such as de-AT (BCP 47)", Form::languageTag);

    /** The zones that the JDK knows, but for those of its own, whatever case they are written in. */
    static final Form TIME_ZONE = ofText("must be a time zone such as Europe/Vienna (IANA)", Form::zone);

    /** RFC 3986; bounded as browsers bound it. */
    static final Form HTTPS_URL = ofText("must be an https URL of at most 2048 characters", Form::httpsUrl);

    private static final int MAX_URL = 2048;
    private static final int MAX_TAG = 35;
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern PHONE_PUNCTUATION = Pattern.compile("[ ().-]");
    private static final Pattern TRUNK_PREFIX = Pattern.compile("\\(0\\)");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final TreeMap<String, String> ZONES = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> !zone.startsWith("SystemV/"))
                .forEach(zone -> ZONES.put(zone, zone));
    }

    /** One line of text. */
    static Form line(int max) {
        return ofText("must be one line of 1 to " + max + " characters", text -> text(text, max, false));
    }

    /** Text of several lines. */
    static Form text(int max) {
        return ofText("must be text of 1 to " + max + " characters", text -> text(text, max, true));
    }

    private static Form ofText(String rule, UnaryOperator<String> normal) {
        return new Form(
                rule,
                value -> Optional.ofNullable(value.textValue()).map(normal).map(TextNode::valueOf));
    }

    /** Each of these answers null for what the member may not hold. */
    private static String text(String text, int max, boolean ofLines) {
        String normal = Nfc.of(text.replace("\r\n", "\n"), max).strip();
        boolean fits = !Characters.isBlank(normal) && normal.codePointCount(0, normal.length()) <= max;
        return fits && normal.codePoints().allMatch(it -> (ofLines && it == '\n') || Characters.isText(it))
                ? normal
                : null;
    }

    private static String phone(String text) {
        if (TRUNK_PREFIX.matcher(text).find()) {
            return null; // a digit that is dialled from inside the country alone
        }
        String digits = PHONE_PUNCTUATION.matcher(text).replaceAll("");
        return E164.matcher(digits).matches() ? digits : null;
    }

    private static String languageTag(String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            String language = locale.getLanguage();
            boolean known = LANGUAGES.contains(language) || language.length() == 3;
            return known && text.length() <= MAX_TAG ? locale.toLanguageTag() : null;
        } catch (IllformedLocaleException illFormed) {
            return null;
        }
    }

    private static String zone(String text) {
        return ZONES.get(text);
    }

    private static String httpsUrl(String text) {
        if (!text.codePoints().allMatch(Characters::isText)) {
            return null; // half a surrogate pair makes URI throw what it does not say
        }
        try {
            URI url = new URI(text).parseServerAuthority();
            boolean fits = "https".equalsIgnoreCase(url.getScheme())
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.toASCIIString().length() <= MAX_URL;
            return fits ? lowerCaseOrigin(url) : null;
        } catch (URISyntaxException none) {
            return null;
        }
    }

    /** RFC 3986 §6.2.2.1. */
    private static String lowerCaseOrigin(URI url) {
        String ascii = url.toASCIIString();
        int authority = ascii.indexOf("//") + 2;
        int end = authority + url.getRawAuthority().length();
        return ascii.substring(0, end).toLowerCase(Locale.ROOT) + ascii.substring(end);
    }
}
