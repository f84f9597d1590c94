package io.symbolon.system.fault;

import static io.symbolon.system.fault.CrashPoint.CLAIMED;
import static io.symbolon.system.fault.CrashPoint.COMMITTED;
import static io.symbolon.system.fault.CrashPoint.EFFECTED;
import static io.symbolon.system.fault.CrashPoint.SENT;
import static io.symbolon.system.fault.CrashPoint.UNACKNOWLEDGED;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.config.Service;

/**
 * Registrations, and refusals for the trail, while user-war and auth are killed: in each round both, and both start again at
 * once, for the start is what takes long. Not thread-safe.
 */
final class KillingRounds {
    private final FragilePlatform platform;
    private final Registrations registrations;
    private final Refusals refusals;

    KillingRounds(FragilePlatform platform) {
        this.platform = platform;
        this.registrations = new Registrations(platform);
        this.refusals = new Refusals(platform.symbolon());
    }

    /**
     * So many deaths between commit and publish and as many between receive and commit, the two servers in turn at either;
     * then one of each after that.
     */
    void run(int times) {
        platform.keepWorkareas();
        for (int time = 0; time < times; time++) {
            CrashPoint telling = time % 4 < 2 ? COMMITTED : CLAIMED;
            if (time % 2 == 0) {
                round(EFFECTED, telling);
            } else {
                round(telling, EFFECTED);
            }
        }
        round(UNACKNOWLEDGED, SENT);
        registrations.awaitEverythingOnce();
        refusals.awaitEachOnce();
    }

    private void round(CrashPoint ofUser, CrashPoint ofAuth) {
        platform.dieAt(Service.USER, ofUser, registrations::add);
        registrations.assertOneProfileAReceipt();
        if (!ofUser.isHearing()) {
            assertThat(platform.postgres().count("select count(*) from outbox")).isPositive();
        }
        if (ofAuth.isHearing()) {
            platform.dieAt(Service.AUTH, ofAuth, refusals::add);
        } else {
            platform.dieAt(Service.AUTH, ofAuth, registrations::add);
            assertThat(platform.lettersLeft()).isPositive();
        }
        platform.start(platform.symbolon().auth(), platform.symbolon().user());
    }
}
