package io.symbolon.common.problem;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long another server wants nobody to come back (RFC 9110 §10.2.3), an hour at most: longer is not believed. */
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    /** @param header null for none; what is no number of seconds says nothing */
    public static Optional<Duration> of(String header) {
        return header == null || !SECONDS.matcher(header).matches()
                ? Optional.empty()
                : Optional.of(believed(Duration.ofSeconds(Long.parseLong(header))));
    }

    /** The same, where a date is understood too; one that is past says zero. */
    public static Optional<Duration> of(String header, Instant now) {
        return of(header).or(() -> until(header, now));
    }

    private static Optional<Duration> until(String header, Instant now) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(believed(Duration.between(now, date)));
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    private static Duration believed(Duration pause) {
        return pause.isNegative() ? Duration.ZERO : pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
