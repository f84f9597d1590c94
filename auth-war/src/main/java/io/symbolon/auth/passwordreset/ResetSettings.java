package io.symbolon.auth.passwordreset;

import io.symbolon.auth.rate.Rate;
import java.time.Duration;

/**
 * How many links may be asked for. Immutable.
 *
 * @param rate from one network address: {@code auth.password-reset.limit} an hour, default 20 in production; 0, the default
 *     of a development run, is no limit
 */
public record ResetSettings(Rate rate) {
    /** An hour: people forget passwords less often than they register. */
    public static final int IN_PRODUCTION = 20;

    /** So many an hour. */
    public static ResetSettings hourly(int requests) {
        return new ResetSettings(new Rate("auth.password-reset.limit", requests, Duration.ofHours(1)));
    }
}
