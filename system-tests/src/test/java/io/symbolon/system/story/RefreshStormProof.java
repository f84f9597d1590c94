package io.symbolon.system.story;

import io.symbolon.system.Symbolon;
import io.symbolon.system.SystemTest;
import org.junit.jupiter.api.Test;

/**
 * A thousand rounds of {@link RefreshStorm}, or {@code ROUNDS} of the environment; every answer is a 200:
 * {@code ./mvnw verify -Pproof -Dtest=none -Dit.test=RefreshStormProof}.
 */
@SystemTest
class RefreshStormProof {
    private static final int ROUNDS = Integer.parseInt(System.getenv().getOrDefault("ROUNDS", "1000"));

    private final Symbolon symbolon;

    RefreshStormProof(Symbolon symbolon) {
        this.symbolon = symbolon;
    }

    @Test
    void refreshWhenFiftyComeAtOnceAThousandTimesThenOneSuccessorAndNoFailureR31() {
        new RefreshStorm(symbolon).rounds(ROUNDS);
    }
}
