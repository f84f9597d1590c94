package io.symbolon.system.fault;

import static io.symbolon.system.fault.CrashPoint.CLAIMED;
import static io.symbolon.system.fault.CrashPoint.COMMITTED;
import static io.symbolon.system.fault.CrashPoint.DELETION_NOTED;
import static io.symbolon.system.fault.CrashPoint.EFFECTED;
import static io.symbolon.system.fault.CrashPoint.SENT;
import static io.symbolon.system.fault.CrashPoint.UNACKNOWLEDGED;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;

/**
 * Registrations, deletions, and refusals for the trail, while user-war and auth are killed: in each round both, and both start
 * again at once, for the start is what takes long. Not thread-safe.
 */
final class KillingRounds {
    private final FragilePlatform platform;
    private final Registrations registrations;
    private final Deletions deletions;
    private final Refusals refusals;

    KillingRounds(FragilePlatform platform) {
        this.platform = platform;
        this.registrations = new Registrations(platform);
        this.deletions = new Deletions(platform);
        this.refusals = new Refusals(platform.symbolon());
    }

    /**
     * So many deaths between commit and publish and as many between receive and commit, the two servers in turn at either;
     * then one of each after that. Of what auth tells and user hears, every other pair of deaths is about deletions.
     */
    void run(int times) {
        platform.keepWorkareas();
        for (int time = 0; time < times; time++) {
            CrashPoint telling = time % 4 < 2 ? COMMITTED : CLAIMED;
            if (time % 2 == 1) {
                round(telling, registrations, EFFECTED, refusals);
            } else if (time % 8 < 4) {
                round(EFFECTED, registrations, telling, registrations);
            } else {
                deletions.prepare(2);
                round(DELETION_NOTED, deletions, telling, deletions);
                deletions.awaitEachGoneOnce(); // who dies in the middle of erasing leaves a lease of minutes
            }
        }
        deletions.prepare(1);
        round(UNACKNOWLEDGED, registrations, SENT, deletions);
        registrations.awaitEverythingOnce();
        deletions.awaitEachGoneOnce();
        refusals.awaitEachOnce();
    }

    private void round(CrashPoint ofUser, Cause usersCause, CrashPoint ofAuth, Cause authsCause) {
        platform.dieAt(Service.USER, ofUser, usersCause);
        Registrations.assertOneEffectAReceipt(platform);
        if (!ofUser.isHearing()) {
            assertThat(platform.postgres().count("select count(*) from outbox")).isPositive();
        }
        platform.dieAt(Service.AUTH, ofAuth, authsCause);
        if (!ofAuth.isHearing()) {
            assertThat(platform.lettersLeft()).contains(authsCause.event());
        }
        platform.start(platform.symbolon().auth(), platform.symbolon().user());
    }
}
