package io.symbolon.common.inbound.verification;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** A token of any header and claims, signed by a key that is trusted: the first line is the header, the others the claims. */
class TokenParsingFuzzTest {
    private static final String UNSIGNED = "AAAA";

    @FuzzTest(maxDuration = "2m")
    void documentsThenAcceptedOnlyIfSound(byte[] octets) {
        String text = new String(octets, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        if (end > 0) {
            String header = text.substring(0, end);
            String claims = text.substring(end + 1);
            if (UnverifiedToken.parse(TokenLaws.joined(header, claims) + "." + UNSIGNED)
                    .isPresent()) { // signing takes its time
                TokenLaws.acceptedOnlyIfSound(TokenLaws.signed(header, claims));
            }
        }
    }
}
