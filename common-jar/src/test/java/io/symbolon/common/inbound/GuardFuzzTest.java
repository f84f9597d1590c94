package io.symbolon.common.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.symbolon.common.inbound.verification.Kinds;
import io.symbolon.common.inbound.verification.TokenPolicy;
import io.symbolon.common.inbound.verification.TokenVerifier;
import io.symbolon.common.inbound.verification.Verdict;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Any {@code Authorization} headers, one a line; {@code $} stands for a good token. Only that very token is accepted. */
class GuardFuzzTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final TokenPolicy POLICY = new TokenPolicy(
            TestTokens.ISSUER,
            Set.of("sample-service"),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10));
    private static final String GOOD =
            TestTokens.user().audience("sample-service").issuedAt(NOW).compact();
    private static final TokenCheck CHECK = check();

    @FuzzTest(maxDuration = "2m")
    void headersThenOnlyTheGoodTokenAccepted(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1).replace("$", GOOD);
        BearerToken bearer = BearerToken.of(List.of(text.split("\n", -1)));
        if (bearer.isPresent()) {
            boolean accepted = CHECK.check(bearer.text(), Kinds.BOTH) instanceof Verdict.Accepted;
            assertThat(accepted).isEqualTo(bearer.text().equals(GOOD));
        }
    }

    private static TokenCheck check() {
        TestClock clock = TestClock.at(NOW);
        SavedTrust unsaved = new SavedTrust(Optional.empty(), TestTokens.ISSUER, clock);
        KeyRing keys = new KeyRing(TestKey.TRUSTED::jwks, unsaved, null, clock);
        keys.tick();
        return new TokenCheck(new TokenVerifier(POLICY), keys, clock, Runnable::run);
    }
}
