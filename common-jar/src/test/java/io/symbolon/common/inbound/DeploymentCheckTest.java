package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.inbound.planted.Planted;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.auth.LoginConfig;
import org.junit.jupiter.api.Test;

/** What an application is asked before anybody can call it (ARCHITECTURE, "How one call flows"). */
class DeploymentCheckTest {
    /** Inherits its choice. */
    private static final class Heir extends Planted.OwnClasses {}

    private static final class Singletons extends Application {
        @Override
        @SuppressWarnings("deprecation") // that somebody may still use it is the matter
        public Set<Object> getSingletons() {
            return Set.of();
        }
    }

    @LoginConfig(authMethod = "BASIC")
    private static final class ByPassword extends Application {}

    @Test
    void faultsWhenTheApplicationChoosesItsClassesThenNamed() {
        for (Class<?> application : List.of(Planted.OwnClasses.class, Heir.class, Singletons.class)) {
            assertThat(check(application, Planted.Open.class).faults())
                    .singleElement()
                    .asString()
                    .startsWith(application.getName() + " overrides getClasses or getSingletons");
        }
    }

    @Test
    void faultsWhenAllIsDecidedThenNone() {
        assertThat(check(Planted.Plain.class, Planted.Open.class).faults()).isEmpty();
        assertThat(check(Planted.Indifferent.class, Planted.Open.class).faultsWithoutGuard())
                .isEmpty();
    }

    @Test
    void faultsWhenResourcesAreMistakenThenEveryOneIsNamed() {
        DeploymentCheck check = new DeploymentCheck(
                List.of(), List.of(Planted.Undecided.class, Planted.Open.class, Planted.Torn.class));
        assertThat(check.faults()).hasSize(2);
        assertThat(check.faults().get(0)).contains("Undecided.get: no @RolesAllowed");
        assertThat(check.faults().get(1)).contains("Torn.get: more than one");
    }

    @Test
    void faultsWithoutGuardWhenTokensAreWantedThenAGuardIsDemanded() {
        assertThat(check(Planted.Plain.class, Planted.Open.class).faultsWithoutGuard())
                .singleElement()
                .asString()
                .isEqualTo(Planted.Plain.class.getName() + ": @LoginConfig(MP-JWT), and no class extends "
                        + GuardFeature.class.getName());
        assertThat(DeploymentCheck.wantsTokens(Planted.Plain.class)).isTrue();
        assertThat(DeploymentCheck.wantsTokens(Planted.Indifferent.class)).isFalse();
        assertThat(DeploymentCheck.wantsTokens(ByPassword.class)).isFalse();
    }

    @Test
    void secondFactorWhenAnyMethodDemandsItThenWanted() {
        assertThat(check(Planted.Plain.class, Doors.class).wantsSecondFactor()).isTrue();
        assertThat(check(Planted.Plain.class, Planted.Open.class).wantsSecondFactor())
                .isFalse();
    }

    private static DeploymentCheck check(Class<?> application, Class<?> resource) {
        return new DeploymentCheck(List.of(application), List.of(resource));
    }
}
