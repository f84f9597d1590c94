package io.symbolon.email.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Hostile;
import io.symbolon.common.testing.Law;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** RFC 5321 §4.1.2, RFC 5322 §2.2: whatever is called an address. */
class MailAddressPropertyTest {
    private static final String ATEXT = "abcXYZ019!#$%&'*+/=?^_`{|}~-";

    @Law
    void textWhenAnyThenNoAddressOrOneAlone(@ForAll("texts") String local, @ForAll("texts") String domain) {
        AddressLaws.hold(local);
        AddressLaws.hold(local + "@" + domain);
        AddressLaws.hold("\"" + local + "\"@example.org");
        AddressLaws.hold("ada@" + domain + ".example");
    }

    @Law
    void addressWhenOfAtomsAndLabelsThenTakenAsItIs(@ForAll("locals") String local, @ForAll("domains") String domain) {
        assertThat(MailAddress.parse(local + "@" + domain))
                .map(MailAddress::value)
                .contains(local + "@" + domain);
        AddressLaws.hold(local + "@" + domain);
    }

    @Law
    void addressWhenAControlCharacterIsPutInThenNone(
            @ForAll("locals") String local, @ForAll("domains") String domain, @ForAll("controls") char control) {
        String address = local + "@" + domain;
        for (int place = 0; place <= address.length(); place++) {
            assertThat(MailAddress.parse(address.substring(0, place) + control + address.substring(place)))
                    .as("at " + place)
                    .isEmpty();
        }
    }

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Hostile.text(),
                Arbitraries.strings().withChars(ATEXT + ".\"\\@<>(),;:[] ").ofMaxLength(30),
                Arbitraries.of(
                        "[127.0.0.1]",
                        "[IPv6:::1]",
                        "xn--",
                        "xn--a",
                        "B\u00fccher.example",
                        "\u3002",
                        "\u00df",
                        "\u200d"));
    }

    @Provide
    static Arbitrary<String> locals() {
        return joined(Arbitraries.strings().withChars(ATEXT).ofMinLength(1).ofMaxLength(12), 4);
    }

    @Provide
    static Arbitrary<String> domains() {
        return joined(
                Arbitraries.strings().withChars("abcxyz019").ofMinLength(1).ofMaxLength(20), 5);
    }

    /** ISO 6429, C0 and DEL: what ends or hides a line. */
    @Provide
    static Arbitrary<Character> controls() {
        return Arbitraries.oneOf(Arbitraries.chars().range('\u0000', '\u001f'), Arbitraries.just('\u007f'));
    }

    private static Arbitrary<String> joined(Arbitrary<String> parts, int most) {
        return parts.list().ofMinSize(1).ofMaxSize(most).map(list -> String.join(".", list));
    }
}
