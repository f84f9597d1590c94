package io.symbolon.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.policy.Effect;
import io.symbolon.common.policy.Policy;
import io.symbolon.common.policy.Resource;
import io.symbolon.common.testing.AccessMatrix;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each policy by itself, then all of them together: role × owner × action × member, as reviewed in the file beside. */
class ProfilePoliciesTest {
    private static final AccessMatrix MATRIX = new AccessMatrix(
            ProfilePolicies.ALL, Resource.of("profile", AccessMatrix.ADA, AccessMatrix.ADA), "profiles:read");

    @ParameterizedTest
    @CsvSource({
        "owner-reads,                 owner,          read,   email,    PERMIT",
        "owner-reads,                 other,          read,   email,    ABSTAIN",
        "owner-reads,                 owner,          change, bio,      ABSTAIN",
        "admin-reads,                 admin,          read,   email,    PERMIT",
        "admin-reads,                 owner,          read,   email,    ABSTAIN",
        "scoped-service-reads,        reader-service, read,   email,    PERMIT",
        "scoped-service-reads,        other-service,  read,   email,    ABSTAIN",
        "scoped-service-reads,        owner,          read,   email,    ABSTAIN",
        "owner-changes,               owner,          change, bio,      PERMIT",
        "owner-changes,               other,          change, bio,      ABSTAIN",
        "admin-changes,               admin,          change, bio,      PERMIT",
        "admin-changes,               reader-service, change, bio,      ABSTAIN",
        "read-only-members-stay,      admin,          change, email,    DENY",
        "read-only-members-stay,      admin,          change, bio,      ABSTAIN",
        "read-only-members-stay,      admin,          read,   email,    ABSTAIN",
        "unruled-members-are-nobodys, owner,          read,   nickname, DENY",
        "unruled-members-are-nobodys, owner,          read,   email,    ABSTAIN"
    })
    void decideWhenAskedAloneThen(String name, String subject, String action, String member, Effect effect) {
        Policy policy = Stream.of(
                        ProfilePolicies.OWNER_READS,
                        ProfilePolicies.ADMIN_READS,
                        ProfilePolicies.SCOPED_SERVICE_READS,
                        ProfilePolicies.OWNER_CHANGES,
                        ProfilePolicies.ADMIN_CHANGES,
                        ProfilePolicies.READ_ONLY_MEMBERS_STAY,
                        ProfilePolicies.UNRULED_MEMBERS_ARE_NOBODYS)
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(policy.decide(MATRIX.request(subject, action, member)).effect())
                .isEqualTo(effect);
    }

    @Test
    void decideForEveryRoleOwnerActionAndMemberThenAsReviewedR58() {
        List<String> members =
                Stream.of(ProfileField.values()).map(ProfileField::wireName).toList();
        assertThat(MATRIX.text(List.of("read", "change", "delete"), members))
                .isEqualTo(AccessMatrix.reviewed(ProfilePoliciesTest.class, "profile-access.txt"));
    }

    private record ViewWithANickname(String id, String nickname) {}

    @Test
    void memberOnTheWireWithoutARuleThenFound() {
        assertThat(AccessMatrix.unruled(ProfileView.class, ProfileField.ALL)).isEmpty();
        assertThat(AccessMatrix.unruled(ViewWithANickname.class, ProfileField.ALL))
                .containsExactly("nickname");
    }

    @Test
    void decideWhenTheIdentifierIsNobodysThenNotForUsers() {
        Resource nobodys = ProfilePolicies.profile(null).touching(ProfileField.ALL);
        assertThat(ProfilePolicies.ALL
                        .decide(MATRIX.request("owner", "read", nobodys))
                        .isPermit())
                .isFalse();
    }
}
