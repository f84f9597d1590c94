package io.symbolon.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashingCostTest {
    private static final HashingCost PRESENT = HashingCost.DEFAULT;

    @ParameterizedTest
    @CsvSource({"9728, 2", "19456, 1", "12288, 3", "4096, 1", "8, 1", "19000, 2", "38904, 1"})
    void beyondWhenTheOtherCostLessThenBothTogetherCostThisInNoMoreMemoryR24(int memory, int iterations) {
        HashingCost done = new HashingCost(memory, iterations, 1);
        HashingCost rest = PRESENT.beyond(done).orElseThrow();
        assertThat(blocks(PRESENT) - blocks(done) - blocks(rest)).isBetween(0L, (long) rest.iterations() - 1);
        assertThat(rest.memoryKiB()).isLessThanOrEqualTo(PRESENT.memoryKiB());
    }

    @ParameterizedTest
    @CsvSource({"19456, 2", "38912, 1", "47104, 1", "19456, 3", "38905, 1"})
    void beyondWhenTheOtherCostAsMuchOrMoreThenNothing(int memory, int iterations) {
        assertThat(PRESENT.beyond(new HashingCost(memory, iterations, 1))).isEmpty();
    }

    @Test
    void beyondWhenSeveralLanesThenNoLessThanArgon2Takes() {
        HashingCost present = new HashingCost(64, 1, 4);
        assertThat(present.beyond(new HashingCost(40, 1, 4))).isEmpty();
        assertThat(present.beyond(new HashingCost(32, 1, 4))).contains(new HashingCost(32, 1, 4));
    }

    private static long blocks(HashingCost cost) {
        return (long) cost.memoryKiB() * cost.iterations();
    }
}
