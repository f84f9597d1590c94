package io.symbolon.user.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.common.json.Json;
import io.symbolon.common.problem.Violation;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PATCH of a profile: RFC 7396, and what CONTRACT section 5 refuses. */
class ProfilePatchTest {
    private static final Person ADA = new Person(
            "ada@example.org",
            "Ada",
            null,
            null,
            "+436641234567",
            null,
            null,
            null,
            null,
            object("{\"a\":1,\"b\":{\"c\":2}}"));

    @Test
    void applyWhenMembersAreSetThenNormalAndTheOthersStay() {
        ProfilePatch.Patched patched =
                patched("{\"given_name\":\" Ame\\u0301lie \",\"locale\":\"DE-at\",\"time_zone\":\"europe/vienna\"}");
        assertThat(patched.person().givenName()).isEqualTo("Am\u00e9lie");
        assertThat(patched.person().locale()).isEqualTo("de-AT");
        assertThat(patched.person().timeZone()).isEqualTo("Europe/Vienna");
        assertThat(patched.person().displayName()).isEqualTo("Ada");
        assertThat(patched.changed()).containsExactly("given_name", "locale", "time_zone");
    }

    @Test
    void applyWhenNullThenRemoved() {
        ProfilePatch.Patched patched = patched("{\"display_name\":null,\"metadata\":null,\"bio\":null}");
        assertThat(patched.person().displayName()).isNull();
        assertThat(patched.person().metadata()).isEmpty();
        assertThat(patched.changed()).containsExactly("display_name", "metadata");
    }

    @Test
    void applyWhenMetadataThenMerged() {
        ProfilePatch.Patched patched = patched("{\"metadata\":{\"a\":null,\"b\":{\"d\":3}}}");
        assertThat(patched.person().metadata()).isEqualTo(object("{\"b\":{\"c\":2,\"d\":3}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"display_name\":\"Ada\"}",
                "{\"phone\":\"+43 664 1234567\",\"bio\":null}",
                "{\"metadata\":{}}",
                "{\"metadata\":{\"a\":1}}"
            })
    void applyWhenNothingDiffersThenNothingChanged(String patch) {
        ProfilePatch.Patched patched = patched(patch);
        assertThat(patched.changed()).isEmpty();
        assertThat(patched.person()).isEqualTo(ADA);
    }

    @Test
    void applyWhenReadOnlyOrUnknownThenEveryOneIsNamedEvenToBeRemoved() {
        String patch = """
                {"id":"x","email":null,"created_at":"x","updated_at":"x","last_activity_at":null,"version":2,\
                "nickname":"x","displayName":"x","phone":"+43"}""";
        assertThat(refused(patch))
                .extracting(Violation::field)
                .containsExactly(
                        "id",
                        "email",
                        "created_at",
                        "updated_at",
                        "last_activity_at",
                        "version",
                        "nickname",
                        "displayName");
    }

    @Test
    void applyWhenSeveralAreNotAcceptableThenEveryOneIsNamedAndNoneQuoted() {
        List<Violation> violations = refused("{\"phone\":\"secret\",\"locale\":\"secret\",\"metadata\":{\"\":1}}");
        assertThat(violations).extracting(Violation::field).containsExactly("phone", "locale", "metadata");
        assertThat(violations.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"phone\":1}", "{\"bio\":[]}", "{\"locale\":{}}", "{\"metadata\":[]}", "{\"metadata\":\"{}\"}"
            })
    void applyWhenOfAnotherTypeThenRefused(String patch) {
        ProfilePatch wrong = new ProfilePatch(object(patch));
        assertThatExceptionOfType(WebApplicationException.class)
                .isThrownBy(() -> wrong.applyTo(ADA))
                .matches(refused -> refused.getResponse().getStatus() == 400);
    }

    @Test
    void changeableWhenOthersAreNamedTooThenThoseAlone() {
        ProfilePatch patch = new ProfilePatch(object("{\"bio\":\"x\",\"email\":\"x\",\"nickname\":1}"));
        assertThat(patch.changeable()).isEqualTo(Set.of("bio"));
    }

    private static ProfilePatch.Patched patched(String patch) {
        return (ProfilePatch.Patched) new ProfilePatch(object(patch)).applyTo(ADA);
    }

    private static List<Violation> refused(String patch) {
        return ((ProfilePatch.Refused) new ProfilePatch(object(patch)).applyTo(ADA)).violations();
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) Json.strict().readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
