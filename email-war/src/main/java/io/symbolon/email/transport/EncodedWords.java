package io.symbolon.email.transport;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * ASCII as encoded words (RFC 2047): a reader shows the text to the letter, and between them lines can end. {@link
 * jakarta.mail.internet.MimeUtility} makes them only of what goes beyond ASCII, and passes all else on.
 */
final class EncodedWords {
    /** RFC 5322 §2.1.1, without the field's name: as many characters fit a line, wherever it may be folded. */
    private static final int MOST_PLAIN = 998 - "Subject: ".length();

    /** Characters in base64 and its frame are 64: RFC 2047 §2 allows a line 76, with the field's name. */
    private static final Pattern PART = Pattern.compile(".{1,39}");

    private EncodedWords() {}

    /** Whether this is ASCII that, written as it is, may be read as something else or make a line too long. */
    static boolean areNeeded(String subject) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(subject)
                && (subject.contains("=?") || subject.length() > MOST_PLAIN);
    }

    /** The words, one a line. */
    static String of(String ascii) {
        return PART.matcher(ascii).results().map(EncodedWords::word).collect(Collectors.joining("\r\n "));
    }

    private static String word(MatchResult part) {
        byte[] octets = part.group().getBytes(StandardCharsets.US_ASCII);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(octets) + "?=";
    }
}
