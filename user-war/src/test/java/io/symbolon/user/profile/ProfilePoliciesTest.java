package io.symbolon.user.profile;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.symbolon.common.policy.AccessRequest;
import io.symbolon.common.policy.Effect;
import io.symbolon.common.policy.Environment;
import io.symbolon.common.policy.Policy;
import io.symbolon.common.policy.Resource;
import io.symbolon.common.policy.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each policy by itself, then all of them together: role × owner × action × member, as reviewed in the file beside. */
class ProfilePoliciesTest {
    private static final String ADA = "8f14e45f-ceea-467f-ab2b-6d7c1a1d4a10";
    private static final String EVE = "8f14e45f-ceea-467f-ab2b-6d7c1a1d4a11";

    private static final Map<String, Subject> SUBJECTS = new LinkedHashMap<>();

    static {
        SUBJECTS.put("owner", user(ADA, "user"));
        SUBJECTS.put("other", user(EVE, "user"));
        SUBJECTS.put("admin", user(EVE, "user", "admin"));
        SUBJECTS.put("admin-owner", user(ADA, "user", "admin"));
        SUBJECTS.put("reader-service", service("profiles:read"));
        SUBJECTS.put("other-service", service("profiles:write"));
    }

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
        assertThat(policy.decide(request(subject, action, member)).effect()).isEqualTo(effect);
    }

    @Test
    void decideForEveryRoleOwnerActionAndMemberThenAsReviewedR58() {
        assertThat(matrix()).isEqualTo(reviewed());
    }

    @Test
    void everyMemberOnTheWireHasARule() {
        Set<String> wire = Arrays.stream(ProfileView.class.getRecordComponents())
                .map(it -> new PropertyNamingStrategies.SnakeCaseStrategy().translate(it.getName()))
                .collect(toSet());
        assertThat(ProfileField.ALL).isEqualTo(wire);
    }

    @Test
    void decideWhenTheIdentifierIsNobodysThenNotForUsers() {
        Resource nobodys = ProfilePolicies.profile(null).touching(ProfileField.ALL);
        AccessRequest owner = new AccessRequest(SUBJECTS.get("owner"), "read", nobodys, environment());
        assertThat(ProfilePolicies.ALL.decide(owner).isPermit()).isFalse();
    }

    private static String matrix() {
        return SUBJECTS.keySet().stream()
                .flatMap(subject -> Stream.of("read", "change", "delete").map(action -> row(subject, action)))
                .collect(joining("\n", "", "\n"));
    }

    private static String row(String subject, String action) {
        String permitted = Arrays.stream(ProfileField.values())
                .map(ProfileField::wireName)
                .filter(member -> ProfilePolicies.ALL
                        .decide(request(subject, action, member))
                        .isPermit())
                .collect(joining(" "));
        return (subject + " " + action + ": " + (permitted.isEmpty() ? "-" : permitted));
    }

    private static AccessRequest request(String subject, String action, String member) {
        Resource profile = Resource.of("profile", ADA, ADA).touching(Set.of(member));
        return new AccessRequest(SUBJECTS.get(subject), action, profile, environment());
    }

    private static Environment environment() {
        Instant now = Instant.parse("2026-03-29T00:59:59Z");
        return new Environment(now, "192.0.2.1", Duration.ofSeconds(1), Environment.Transport.TLS);
    }

    private static Subject user(String id, String... roles) {
        return new Subject(Subject.Kind.USER, id, Set.of(roles), Set.of("user"));
    }

    private static Subject service(String scope) {
        return new Subject(Subject.Kind.SERVICE, "auth-service", Set.of("service"), Set.of(scope));
    }

    private static String reviewed() {
        try (var file = ProfilePoliciesTest.class.getResourceAsStream("profile-access.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
