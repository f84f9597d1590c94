package io.symbolon.system.fault;

import org.junit.jupiter.api.Test;

/** A hundred kills of each server: {@code ./mvnw verify -Pproof -Dit.test=CrashProof}. Takes about half an hour. */
class CrashProof {
    private static final int ROUNDS = 100;

    @Test
    void serversWhenKilledAHundredTimesEachThenNothingIsLostAndNothingDoneTwice() {
        try (FragilePlatform platform = new FragilePlatform("crash-proof")) {
            new KillingRounds(platform).run(ROUNDS);
        }
    }
}
