package io.symbolon.user.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.token.Secret;
import io.symbolon.user.TestKeys;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealedInboxTest {
    private static final Secret NEXT = Secret.of("a-key-encryption-key-of-the-tests-0002");
    private static final String EVENT = "{\"email\":\"ada@example.org\"}";

    private final SealedInbox inbox = new SealedInbox(() -> TestKeys.KEYS);

    @Test
    void sealThenItOpensInItsPlaceAndNowhereElse() {
        String kept = inbox.seal("q 1", EVENT);
        assertThat(kept).doesNotContain("ada").isNotEqualTo(inbox.seal("q 1", EVENT));
        assertThat(inbox.open("q 1", kept)).isEqualTo(EVENT);
        assertThat(inbox.open("q 2", kept)).isEqualTo(kept);
    }

    @Test
    void openWhenTheKeyWasExchangedThenThePreviousOneStillOpens() {
        String kept = inbox.seal("q 1", EVENT);
        assertThat(under(new DataKeys(NEXT, Optional.of(TestKeys.KEK))).open("q 1", kept))
                .isEqualTo(EVENT);
        assertThat(under(new DataKeys(NEXT, Optional.empty())).open("q 1", kept))
                .isEqualTo(kept);
    }

    @Test
    void openWhenNeverSealedThenAsItIs() {
        assertThat(inbox.open("q 1", EVENT)).isEqualTo(EVENT);
        assertThat(inbox.open("q 1", "sealed:x")).isEqualTo("sealed:x");
        assertThat(inbox.open("q 1", "")).isEmpty();
    }

    private static SealedInbox under(DataKeys keys) {
        return new SealedInbox(() -> keys);
    }
}
