package io.symbolon.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.token.Secret;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R19 to R21. */
class PasswordPolicyTest {
    private static final String RANDOM = "kV9#tLw2xQpZr7-mB4nHs8dYc3fJg6aUe1iOo5TqXvRzPlNyKbMhWjSdGfCuExAt"
            + "Lm0QwErTyUiOpAsDfGhJkLzXcVbNm9876kV9#tLw2xQpZr7-mB4nHs8dYc3fJg6aUe1iOo";

    private final CommonPasswords common = new CommonPasswords();
    private final PasswordPolicy policy = new PasswordPolicy(common);

    @ParameterizedTest
    @ValueSource(ints = {15, 64, 128})
    void refusalWhenLengthAllowedThenNoneR19(int length) {
        assertThat(refusal(RANDOM.substring(0, length))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 14, 129})
    void refusalWhenLengthBeyondThenSaidR19(int length) {
        assertThat(policy.refusal(Secret.of(RANDOM.substring(0, length)), List.of()))
                .hasValueSatisfying(reason -> assertThat(reason).contains("characters"));
    }

    @Test
    void refusalWhenCharactersAreBeyondTheBasicPlaneThenEachCountsOnceR19() {
        String animals = "\ud83d\udc00\ud83d\udc01\ud83d\udc02\ud83d\udc03\ud83d\udc04\ud83d\udc05\ud83d\udc06"
                + "\ud83d\udc07\ud83d\udc08\ud83d\udc09\ud83d\udc0a\ud83d\udc0b\ud83d\udc0c\ud83d\udc0d";
        assertThat(refusal(animals)).contains("must have at least 15 characters");
        assertThat(refusal(animals + "\ud83d\udc0e")).isEmpty();
    }

    @Test
    void refusalWhenComposedInTwoWaysThenCountedInNfc() {
        assertThat(refusal("e\u0301".repeat(7) + "kV9#tLw")).contains("must have at least 15 characters");
    }

    @Test
    void refusalWhenTheUsersOwnAddressThenCommonHoweverLongAndShortItsWordsAre() {
        for (String address : List.of("jo.smith8e05f@b.example", "maximilian.mustermann-8e05f@company.example")) {
            assertThat(policy.refusal(Secret.of(address.toUpperCase(Locale.ROOT)), List.of(address)))
                    .contains("is too common or too easily guessed");
        }
    }

    /** Each word could stand at each place: tried in every order, they would keep a thread for good. */
    @Test
    @Timeout(60)
    void refusalWhenManyWordsOfTheUsersReadAlikeThenAnswered() {
        List<String> alike =
                List.of("iii", "iil", "ili", "ill", "lii", "lil", "lli", "lll", "i1i", "11l", "i11", "1ii");
        assertThat(policy.refusal(Secret.of("1".repeat(29) + "zqv"), List.of(String.join(" ", alike))))
                .isEmpty();
        assertThat(policy.refusal(Secret.of("a".repeat(29) + "zqv"), List.of("aaa ".repeat(25))))
                .isEmpty();
        assertThat(policy.refusal(Secret.of("1".repeat(29)), List.of(String.join(" ", alike))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", ".", "-_. ", "a ", "a b c d e ", "\t"})
    void refusalWhenNextToNothingIsLeftWithoutSeparatorsThenCommon(String unit) {
        assertThat(refusal(unit.repeat(40).substring(0, 40))).contains("is too common or too easily guessed");
    }

    @Test
    void refusalWhenLoneSurrogateThenSaid() {
        assertThat(refusal("kV9#tLw2xQpZr7-m\ud800")).contains("must consist of Unicode characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "PasswordPassword1!",
                "p4$$w0rdp4$$w0rd",
                "Password12345678",
                "123456789012345",
                "1234567890123456",
                "qwertyuiopasdfghjkl",
                "qwertyuiopasdfghjklzxcvbnm",
                "1qaz2wsx3edc4rfv",
                "1q2w3e4r5t6y7u8i9o0p",
                "aaaaaaaaaaaaaaa",
                "abcabcabcabcabc",
                "abcdefghijklmnop",
                "zyxwvutsrqponmlkj",
                "iloveyouforever",
                "i love you forever!",
                "letmeinletmein123",
                "Dragon-Monkey-2019",
                "trustno1trustno1",
                "thisismypassword",
                "administrator123",
                "Administrator!2024",
                "changeme1234567",
                "jesuschristislord",
                "symbolonsymbolon",
                "Symbolon-Password-1",
                "liverpoolfc1892!!",
                "youllneverwalkalone",
                "property-service",
                "email-service!!!",
                "passwordpasswordpasswordpasswordpassword",
                "Password1!Password1!Password1!Password1!Password",
                "qwertyqwertyqwertyqwertyqwertyqwertyqwerty",
                "symbolon symbolon symbolon symbolon symbolon",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            })
    void refusalWhenCommonThenSaidR21(String password) {
        assertThat(refusal(password)).contains("is too common or too easily guessed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "violet-anchor-quilt-42",
                "Tr0ub4dor&3 and her llamas",
                "9f8e2d71-40aa-4c0b",
                "ein gutes langes Kennwort",
                "a phrase of some length",
                "83519274605718362",
                "dragon sunshine football monkey",
                "a phrase that says password, password more than once",
                "violet-anchor-quilt-42 violet-anchor-quilt-42",
                "\u043f\u0430\u0440\u043e\u0432\u043e\u0437 \u0432 \u0442\u0443\u043c\u0430\u043d\u0435"
            })
    void refusalWhenNobodyElseChoosesItThenNoneR20(String password) {
        assertThat(refusal(password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wilhelmina.krause1", "KrauseKrause2024!", "krause@acme-widgets", "W1lhelmina-Kr4use"})
    void refusalWhenMadeOfTheUsersOwnAddressThenSaidR21(String password) {
        assertThat(policy.refusal(Secret.of(password), List.of("wilhelmina.krause@acme-widgets.example")))
                .contains("is too common or too easily guessed");
        assertThat(refusal("wilhelmina.krause1")).isEmpty();
    }

    @Test
    void refusalWhenMadeOfALongAddressOfTheUsersThenSaidR21() {
        String address = "bartholomew.kettlewell.the.third@example.org";
        for (String password : List.of(address + "1", address + address, "!" + address)) {
            assertThat(policy.refusal(Secret.of(password), List.of(address)))
                    .as(password)
                    .contains("is too common or too easily guessed");
            assertThat(refusal(password)).as(password).isEmpty();
        }
    }

    @Test
    void refusalWhenOneOfThreeThousandCommonPasswordsThenSaidR21() {
        Set<String> passwords = new LinkedHashSet<>();
        for (String root : common.roots()) {
            String doubled = root.repeat(1 + 14 / root.length());
            List.of(
                            root + "123456789012345",
                            root + root + "1234567",
                            "qwertyuiop" + root + "1!",
                            doubled,
                            doubled + "1")
                    .stream()
                    .filter(password -> password.length() >= 15 && password.length() <= StretchedPassword.MAX_LENGTH)
                    .forEach(passwords::add);
        }
        assertThat(passwords).hasSizeGreaterThan(3_000).allSatisfy(password -> assertThat(refusal(password))
                .as(password)
                .isNotEmpty());
    }

    private Optional<String> refusal(String password) {
        return policy.refusal(Secret.of(password), List.of());
    }
}
