package io.symbolon.common.inbound.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbolon.common.testing.TestKey;
import java.text.ParseException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** One {@code kid} is one key, for one algorithm and one use. */
class TrustedKeysTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String GOOD = member(TestKey.TRUSTED, "");

    @Test
    void parseWhenAKidStandsTwiceThenNoneIsBelievedR3() {
        String other = member(TestKey.STRANGER, "").replace(TestKey.STRANGER.id(), TestKey.TRUSTED.id());
        assertThatThrownBy(() -> parse(GOOD, other)).isInstanceOf(ParseException.class);
    }

    @Test
    void parseWhenForAnotherAlgorithmOrUseThenPassedOverR3() throws ParseException {
        for (String label : new String[] {"\"alg\":\"ES384\",", "\"alg\":\"RS256\",", "\"use\":\"enc\","}) {
            TrustedKeys keys = parse(GOOD, member(TestKey.STRANGER, label));
            assertThat(keys.ids()).as(label).containsExactly(TestKey.TRUSTED.id());
        }
        assertThat(parse(GOOD, member(TestKey.STRANGER, "\"alg\":\"ES256\",")).ids())
                .hasSize(2);
    }

    /** @param label a member written ahead of the others */
    private static String member(TestKey key, String label) {
        String bare = key.jwk()
                .toPublicJWK()
                .toJSONString()
                .replaceAll("\"(alg|use)\":\"[^\"]*\",?", "")
                .replace(",}", "}");
        return "{" + label + bare.substring(1);
    }

    private static TrustedKeys parse(String... keys) throws ParseException {
        return TrustedKeys.parse("{\"keys\":[" + String.join(",", keys) + "]}", NOW, null);
    }
}
