package io.symbolon.auth.session;

import io.symbolon.common.testing.Database;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SECURITY R31 and R34, in small; {@link RefreshRaceProof} in full. */
class RefreshRaceTest {
    @ParameterizedTest
    @EnumSource
    void rotateWhenFiftyComeAtOnceThenOneSuccessorForAllR31(Database vendor) throws Exception {
        try (SessionFixture fixture = new SessionFixture(vendor);
                RefreshRace race = new RefreshRace(fixture, 50)) {
            race.refresh(5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rotateWhenALogoutComesMeanwhileThenNothingIsUsableR34(Database vendor) throws Exception {
        try (SessionFixture fixture = new SessionFixture(vendor);
                RefreshRace race = new RefreshRace(fixture, 4)) {
            race.refreshAgainstLogout(60);
        }
    }
}
