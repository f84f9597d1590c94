package io.symbolon.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;
import io.symbolon.system.Symbolon;
import java.util.List;
import java.util.stream.Stream;

/** Registrations while user-war, then auth, are killed, at one point after the other. Not thread-safe. */
final class KillingRounds {
    private static final List<CrashPoint> OF_AUTH = pointsOf(Service.AUTH);
    private static final List<CrashPoint> OF_USER = pointsOf(Service.USER);

    private final FragilePlatform platform;
    private final Registrations registrations;

    KillingRounds(FragilePlatform platform) {
        this.platform = platform;
        this.registrations = new Registrations(platform);
    }

    void run(int rounds) {
        Symbolon symbolon = platform.symbolon();
        for (int round = 0; round < rounds; round++) {
            platform.dieAt(OF_USER.get(round % OF_USER.size()), registrations::add);
            registrations.assertOneProfileAReceipt();
            platform.dieAt(OF_AUTH.get(round % OF_AUTH.size()), registrations::add);
            assertThat(platform.lettersLeft()).isPositive();
            platform.start(symbolon.auth(), symbolon.user());
        }
        registrations.awaitEverythingOnce();
    }

    private static List<CrashPoint> pointsOf(Service service) {
        return Stream.of(CrashPoint.values())
                .filter(point -> point.service() == service)
                .toList();
    }
}
