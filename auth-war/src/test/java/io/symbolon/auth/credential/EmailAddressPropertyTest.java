package io.symbolon.auth.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.Hostile;
import io.symbolon.common.testing.Law;
import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** RFC 5321 §4.1.2, RFC 6531: whatever somebody types, it is no address, or one that is the same however it is spelled. */
class EmailAddressPropertyTest {
    @Law
    void textWhenAnyThenNoAddressOrOneLineWithOneKey(@ForAll("texts") String local, @ForAll("texts") String domain) {
        holds(local);
        holds(local + "@" + domain);
        holds("ada@" + domain + ".example");
        holds(local + "@example.org");
    }

    private static void holds(String typed) {
        EmailAddress.parse(typed).ifPresent(email -> {
            assertThat(email.address())
                    .isEqualTo(Normalizer.normalize(typed, Normalizer.Form.NFC))
                    .doesNotContainPattern("[\\p{Cntrl}\\s\u2028\u2029,;<>\"\\\\]");
            assertThat(email.key()).matches("[^@]+@[a-z0-9.-]+");
            assertThat(EmailAddress.parse(email.address())).contains(email);
            assertThat(EmailAddress.parse(email.key())).map(EmailAddress::key).contains(email.key());
            assertThat(email).hasToString("[address]");
        });
    }

    @Law
    void addressWhenInAnotherCaseThenTheSameKey(@ForAll("locals") String local, @ForAll("locals") String label) {
        String address = local + "@" + label + ".example";

        assertThat(EmailAddress.parse(address)).isPresent();
        assertThat(EmailAddress.parse(address.toUpperCase(Locale.ROOT)).map(EmailAddress::key))
                .isEqualTo(EmailAddress.parse(address).map(EmailAddress::key));
    }

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Hostile.text(),
                Arbitraries.strings()
                        .withChars("aA0.-_+@\"\\<>\u00e4\u00df\u0130\u0131\u3002\u0301")
                        .ofMaxLength(20),
                Arbitraries.of(
                        "example.org",
                        "B\u00fccher.example",
                        "xn--bcher-kva.example",
                        "\u4f8b\u3048.\u30c6\u30b9\u30c8"));
    }

    @Provide
    static Arbitrary<String> locals() {
        return Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(20);
    }
}
