package io.symbolon.common.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

/** ARCHITECTURE, decision 12. */
class SecretTest {
    @Test
    void secretThenRevealedOnlyWhereItIsAsked() {
        assertThat(Secret.of("a password").reveal()).isEqualTo("a password");
        assertThat(Secret.of("a password")).hasToString("[redacted]");
        assertThatNullPointerException().isThrownBy(() -> Secret.of(null)).withMessage("secret");
    }

    @Test
    void equalsThenByTheWholeValue() {
        assertThat(Secret.of("one")).isEqualTo(Secret.of("one")).hasSameHashCodeAs(Secret.of("one"));
        assertThat(Secret.of("one"))
                .isNotEqualTo(Secret.of("two"))
                .isNotEqualTo(Secret.of("onetwo"))
                .isNotEqualTo("one");
        assertThat(Secret.of("one").hashCode()).isNotEqualTo(Secret.of("two").hashCode());
    }
}
