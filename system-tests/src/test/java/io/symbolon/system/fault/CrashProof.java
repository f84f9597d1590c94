package io.symbolon.system.fault;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A hundred kills of each server, a hundred between commit and publish and a hundred between receive and commit, on each
 * broker: {@code ./mvnw verify -Pproof -Dtest=none -Dit.test=CrashProof}. Takes an hour; {@code KILLS} of the environment
 * makes it another number.
 */
class CrashProof {
    private static final int KILLS = Integer.parseInt(System.getenv().getOrDefault("KILLS", "100"));

    @ParameterizedTest
    @EnumSource
    void serversWhenKilledAHundredTimesEachThenNothingIsLostAndNothingDoneTwice(Broker broker) {
        try (FragilePlatform platform = new FragilePlatform("crash-proof", broker)) {
            new KillingRounds(platform).run(KILLS);
        }
    }
}
