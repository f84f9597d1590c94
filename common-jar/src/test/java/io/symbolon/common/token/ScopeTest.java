package io.symbolon.common.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6749 §3.3. */
class ScopeTest {
    @ParameterizedTest
    @ValueSource(strings = {"email:send", "!", "#", "[", "]", "~", "a/b?c=d"})
    void scopeWhenAScopeTokenThenTakenAsItIs(String value) {
        assertThat(new Scope(value)).hasToString(value);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "a b", "a\"b", "a\\b", "a\u0000", "a\u007f", "\u00e4", "a\n"})
    void scopeWhenNoScopeTokenThenRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Scope(value)).withMessageContaining("§3.3");
    }

    @Test
    void parseThenEachOnceInItsOrder() {
        assertThat(Scope.parse(" b  a b ")).containsExactly(new Scope("b"), new Scope("a"));
        assertThat(Scope.parse(null)).isEmpty();
        assertThat(Scope.parse("  ")).isEmpty();
    }

    @Test
    void formatThenSortedAndParsedAgain() {
        List<Scope> scopes = List.of(new Scope("email:send"), new Scope("auth:users:read"));
        assertThat(Scope.format(scopes)).isEqualTo("auth:users:read email:send");
        assertThat(Scope.parse(Scope.format(scopes))).containsExactlyInAnyOrderElementsOf(scopes);
        assertThat(Scope.format(List.of())).isEmpty();
    }
}
