package io.symbolon.user.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.common.json.Json;
import io.symbolon.common.problem.Problem;
import io.symbolon.common.problem.Violation;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What holds of every patch of a profile: it makes a profile, or it is 400 and says which members are why. */
final class PatchLaws {
    static final Person ADA =
            new Person("ada@example.org", "Ada", null, null, "+436641234567", null, null, null, null, metadata());

    private PatchLaws() {}

    static void hold(ObjectNode document) {
        ProfilePatch patch = new ProfilePatch(document);
        Set<String> named = names(document);
        ProfilePatch.Result result;
        try {
            result = patch.applyTo(ADA);
        } catch (WebApplicationException refused) { // a member of another type
            assertThat(Problem.slug(refused.getResponse().getEntity())).contains("invalid-request");
            return;
        }
        if (result instanceof ProfilePatch.Refused refused) {
            assertThat(refused.violations())
                    .isNotEmpty()
                    .extracting(Violation::field)
                    .allMatch(named::contains);
        } else if (result instanceof ProfilePatch.Patched patched) {
            assertThat(named).isSubsetOf(ProfileField.ALL).doesNotContainAnyElementsOf(ProfileField.READ_ONLY);
            assertSound(patched, document);
        }
    }

    private static void assertSound(ProfilePatch.Patched patched, ObjectNode document) {
        ObjectNode after = patched.person().members();
        ObjectNode before = ADA.members();
        Set<String> named = names(document);
        for (ProfileField field : ProfileField.values()) {
            String name = field.wireName();
            JsonNode value = after.path(name);
            boolean changed = !value.equals(before.path(name));
            assertThat(patched.changed().contains(name)).as(name).isEqualTo(changed);
            assertThat(changed && !named.contains(name)).as(name).isFalse();
            assertThat(value.isNull()).as(name).isFalse();
            if (document.path(name).isNull()) {
                assertThat(value.isMissingNode() || value.isEmpty()).as(name).isTrue();
            }
            if (named.contains(name) && !value.isMissingNode()) { // its normal form is its own normal form
                assertThat(field.form().orElseThrow().normal().apply(value))
                        .as(name)
                        .contains(value);
            }
        }
        assertThat(List.copyOf(patched.changed())).doesNotHaveDuplicates();
        assertSettled(patched.person(), document);
    }

    /** RFC 7396: once more changes nothing more. What is stored is read again as it was. */
    private static void assertSettled(Person person, ObjectNode document) {
        ProfilePatch.Result again = new ProfilePatch(document).applyTo(person);
        assertThat(again).isInstanceOfSatisfying(ProfilePatch.Patched.class, patched -> {
            assertThat(patched.changed()).isEmpty();
            assertThat(patched.person()).isEqualTo(person);
        });
        assertThat(Person.of(person.members())).isEqualTo(person);
    }

    private static Set<String> names(ObjectNode document) {
        return StreamSupport.stream(((Iterable<String>) document::fieldNames).spliterator(), false)
                .collect(Collectors.toSet());
    }

    private static ObjectNode metadata() {
        ObjectNode metadata = Json.strict().createObjectNode().put("a", 1);
        metadata.putObject("b").put("c", 2);
        return metadata;
    }
}
