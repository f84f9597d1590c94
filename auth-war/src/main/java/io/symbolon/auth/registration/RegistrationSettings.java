package io.symbolon.auth.registration;

import io.symbolon.auth.rate.Rate;
import java.time.Duration;

/**
 * How many accounts may be opened. Immutable.
 *
 * @param rate from one network address: {@code auth.registration.limit} an hour, default 10 in production; 0, the default of
 *     a development run, is no limit
 */
public record RegistrationSettings(Rate rate) {
    /** CONTRACT section 8. */
    public static final int IN_PRODUCTION = 10;

    /** So many an hour. */
    public static RegistrationSettings hourly(int registrations) {
        return new RegistrationSettings(new Rate("auth.registration.limit", registrations, Duration.ofHours(1)));
    }
}
