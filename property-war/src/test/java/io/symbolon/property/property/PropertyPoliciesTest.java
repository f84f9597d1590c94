package io.symbolon.property.property;

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
class PropertyPoliciesTest {
    private static final AccessMatrix MATRIX = new AccessMatrix(
            PropertyPolicies.ALL, Resource.of("property", "villa", AccessMatrix.ADA), "properties:read");

    @ParameterizedTest
    @CsvSource({
        "owner-reads,                 owner,          read,   name,  PERMIT",
        "owner-reads,                 other,          read,   name,  ABSTAIN",
        "owner-reads,                 owner,          change, name,  ABSTAIN",
        "owner-changes,               owner,          change, name,  PERMIT",
        "owner-changes,               other,          change, name,  ABSTAIN",
        "owner-changes,               owner,          remove, name,  ABSTAIN",
        "owner-removes,               owner,          remove, name,  PERMIT",
        "owner-removes,               other,          remove, name,  ABSTAIN",
        "administrator-reads,         admin,          read,   name,  PERMIT",
        "administrator-reads,         owner,          read,   name,  ABSTAIN",
        "administrator-reads,         admin,          change, name,  ABSTAIN",
        "administrator-reads,         reader-service, read,   name,  ABSTAIN",
        "read-only-members-stay,      owner,          change, id,    DENY",
        "read-only-members-stay,      owner,          change, name,  ABSTAIN",
        "read-only-members-stay,      owner,          read,   id,    ABSTAIN",
        "unruled-members-are-nobodys, owner,          read,   owner, DENY",
        "unruled-members-are-nobodys, owner,          read,   name,  ABSTAIN"
    })
    void decideWhenAskedAloneThen(String name, String subject, String action, String member, Effect effect) {
        Policy policy = Stream.of(
                        PropertyPolicies.OWNER_READS,
                        PropertyPolicies.OWNER_CHANGES,
                        PropertyPolicies.OWNER_REMOVES,
                        PropertyPolicies.ADMINISTRATOR_READS,
                        PropertyPolicies.READ_ONLY_MEMBERS_STAY,
                        PropertyPolicies.UNRULED_MEMBERS_ARE_NOBODYS)
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(policy.decide(MATRIX.request(subject, action, member)).effect())
                .isEqualTo(effect);
    }

    @Test
    void decideForEveryRoleOwnerActionAndMemberThenAsReviewed() {
        List<String> members =
                Stream.of(PropertyField.values()).map(PropertyField::wireName).toList();
        assertThat(MATRIX.text(List.of("read", "change", "remove"), members))
                .isEqualTo(AccessMatrix.reviewed(PropertyPoliciesTest.class, "property-access.txt"));
    }

    private record ViewWithAnOwner(String id, String name, String ownedBy) {}

    @Test
    void memberOnTheWireWithoutARuleThenFound() {
        assertThat(AccessMatrix.unruled(PropertyView.class, PropertyField.ALL)).isEmpty();
        assertThat(AccessMatrix.unruled(ViewWithAnOwner.class, PropertyField.ALL))
                .containsExactly("owned_by");
    }
}
