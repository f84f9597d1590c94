package io.symbolon.auth.session;

import io.symbolon.common.testing.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SECURITY's matrix, 16 and 17: {@code ./mvnw verify -Pproof -pl :auth-war -am -Dtest=none -Dit.test=RefreshRaceProof}. */
class RefreshRaceProof {
    @ParameterizedTest
    @EnumSource
    void rotateWhenFiftyComeAtOnceAThousandTimesThenOneSuccessorForAllR31(Database vendor) throws Exception {
        try (SessionFixture fixture = new SessionFixture(vendor);
                RefreshRace race = new RefreshRace(fixture, 50)) {
            race.refresh(1_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rotateWhenALogoutComesMeanwhileAThousandTimesThenNothingIsUsableR34(Database vendor) throws Exception {
        try (SessionFixture fixture = new SessionFixture(vendor);
                RefreshRace race = new RefreshRace(fixture, 4)) {
            race.refreshAgainstLogout(1_000);
        }
    }
}
