package io.symbolon.auth.accountmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbolon.common.token.Secret;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkBaseTest {
    private final LinkToken token = new LinkKey(Secret.of("a key")).token(UUID.randomUUID());

    @Test
    void linkThenBaseAndPageAndFragment() {
        String fragment = "#token=" + token.value().reveal();
        assertThat(new LinkBase(URI.create("https://a.example")).link(Occasion.PASSWORD_RESET, token))
                .isEqualTo("https://a.example/reset-password" + fragment);
        assertThat(new LinkBase(URI.create("https://a.example/b/")).link(Occasion.EMAIL_VERIFICATION, token))
                .isEqualTo("https://a.example/b/verify-email" + fragment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.example", "/path", "ftp://a.example", "https://a.example?x=y", "https://a.example/#x"})
    void linkBaseWhenNoWebAddressThenRefused(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinkBase(URI.create(base)))
                .withMessageContaining("account.link.base");
    }

    @Test
    void tokenThenTheSameForTheLetterAndOtherwiseUnderAnotherKey() {
        UUID letter = UUID.randomUUID();
        assertThat(new LinkKey(Secret.of("one")).token(letter)).isEqualTo(new LinkKey(Secret.of("one")).token(letter));
        assertThat(new LinkKey(Secret.of("one")).token(letter))
                .isNotEqualTo(new LinkKey(Secret.of("two")).token(letter));
    }
}
