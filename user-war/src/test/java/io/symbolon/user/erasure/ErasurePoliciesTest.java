package io.symbolon.user.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.AccessMatrix;
import io.symbolon.user.profile.UserId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErasurePoliciesTest {
    private static final AccessMatrix MATRIX = new AccessMatrix(
            ErasurePolicies.ALL, ErasurePolicies.account(UserId.parse(AccessMatrix.ADA)), "profiles:read");

    /** Administrators delete accounts at auth. */
    @ParameterizedTest
    @CsvSource({
        "owner,          delete, true",
        "admin-owner,    delete, true",
        "other,          delete, false",
        "admin,          delete, false",
        "reader-service, delete, false",
        "owner,          read,   false"
    })
    void decideForEveryRoleAndOwnerThenTheOwnerAlone(String subject, String action, boolean permitted) {
        assertThat(ErasurePolicies.ALL
                        .decide(MATRIX.request(
                                subject, action, ErasurePolicies.account(UserId.parse(AccessMatrix.ADA))))
                        .isPermit())
                .isEqualTo(permitted);
        assertThat(ErasurePolicies.ALL
                        .decide(MATRIX.request(subject, action, ErasurePolicies.account(Optional.empty())))
                        .isPermit())
                .isFalse();
    }
}
