package io.symbolon.user.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.common.json.Json;
import io.symbolon.common.testing.Database;
import io.symbolon.user.TestKeys;
import io.symbolon.user.encryption.DataKey;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Personal fields are encrypted at rest (CONTRACT section 5). */
class SealedPersonTest {
    private static final String PATCH = """
            {"display_name":"Adelheid","given_name":"Adina","family_name":"Lovelace","phone":"+436641234567",\
            "locale":"gsw-CH","time_zone":"Pacific/Chatham","bio":"counts engines",\
            "avatar_url":"https://pictures.example/ada","metadata":{"pet":"Byron"}}""";

    private static final DataKey KEY = TestKeys.KEYS.open("ada", TestKeys.KEYS.create("ada"));
    private static final Person ADA = Person.of(new BaseProfile(ProfileFixture.USER, "ada@example.org", "Ada", null));

    @ParameterizedTest
    @EnumSource
    void dumpWhenAProfileIsFullThenNothingPersonalInIt(Database vendor) throws JsonProcessingException {
        try (ProfileFixture fixture = new ProfileFixture(vendor)) {
            fixture.create();
            ObjectNode patch = (ObjectNode) Json.strict().readTree(PATCH);
            assertThat(fixture.revise(new ProfilePatch(patch), it -> true)).isInstanceOf(ProfileRevision.Revised.class);

            String dump = Dump.of(fixture.database.source());

            assertThat(dump).contains(ProfileFixture.USER.toString()).contains("PROFILE_UPDATED");
            assertThat(Stream.of(
                            "ada@example.org",
                            "Ada",
                            "Adelheid",
                            "Adina",
                            "Lovelace",
                            "+436641234567",
                            "gsw-CH",
                            "Pacific/Chatham",
                            "counts engines",
                            "pictures.example",
                            "Byron",
                            "pet"))
                    .noneMatch(personal -> dump.contains("\"" + personal) || dump.contains(personal + "\""))
                    .noneMatch(personal -> personal.length() > 3 && dump.contains(personal));
        }
    }

    @Test
    void openWhenItWasSealedForAnotherPlaceThenRefused() {
        String sealed = KEY.seal("display_name", ADA.members().toString());

        assertThatIllegalStateException().isThrownBy(() -> SealedPerson.open(KEY, sealed));
    }

    /** As earlier versions kept them. */
    @Test
    void openWhenEachMemberWasSealedByItselfThenThePersonUnlessTwoChangedPlaces() {
        ObjectNode sealed = Json.strict().createObjectNode();
        ADA.members()
                .properties()
                .forEach(member -> sealed.put(
                        member.getKey(),
                        KEY.seal(member.getKey(), member.getValue().toString())));
        assertThat(SealedPerson.open(KEY, sealed.toString())).isEqualTo(ADA);

        sealed.set("given_name", sealed.remove("display_name"));

        assertThatIllegalStateException().isThrownBy(() -> SealedPerson.open(KEY, sealed.toString()));
    }
}
