package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.symbolon.common.testing.Beans;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestThreads;
import io.symbolon.common.testing.TestTokens;
import io.symbolon.common.token.Secret;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sure of a refusal alone: that a token is good is for auth to say. */
class TokenOpinionTest {
    private final GuardedRuntime runtime = new GuardedRuntime();
    private final TokenOpinion opinion = new TokenOpinion(runtime.extension, Beans.instance(runtime.guard));
    private TestThreads threads;

    @BeforeEach
    void start() {
        threads = TestThreads.bind();
    }

    @AfterEach
    void stop() {
        threads.close();
    }

    @Test
    void tokenWhenItCannotHoldThenRefused() {
        assertThat(opinion.refuses(Secret.of("no token"))).isTrue();
        assertThat(opinion.refuses(token(user().expiresAt(GuardedRuntime.NOW.minusSeconds(10)))))
                .isTrue();
        assertThat(opinion.refuses(token(user().audience("another-service")))).isTrue();
    }

    @Test
    void tokenWhenItHoldsThenNotRefused() {
        assertThat(opinion.refuses(token(user()))).isFalse();
        assertThat(opinion.refuses(token(user()))).isFalse();
    }

    @Test
    void tokenWhenSomebodyActsForItsSubjectThenNotRefused() {
        assertThat(opinion.refuses(token(user().claim("act", Map.of("sub", "user-service")))))
                .isFalse();
    }

    @Test
    void tokenWhenItsKeyIsNotKnownThenMayBeYoungerThanTheKeysAtHand() {
        assertThat(opinion.refuses(token(user().signedBy(TestKey.STRANGER)))).isFalse();
    }

    @Test
    void tokenWhereNoGuardStandsThenNoOpinion() {
        TokenOpinion nobodys = new TokenOpinion(new GuardExtension(), Beans.instance(null));
        assertThat(nobodys.refuses(Secret.of("no token"))).isFalse();
    }

    @Test
    void whereThereAreNoManagedThreadsThenTheFeatureIsNamed() {
        threads.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> opinion.refuses(Secret.of("no token")))
                .withMessageContaining("feature concurrent");
    }

    private static TestTokens user() {
        return TestTokens.user().audience("sample-service").issuedAt(GuardedRuntime.NOW);
    }

    private static Secret token(TestTokens token) {
        return Secret.of(token.compact());
    }
}
