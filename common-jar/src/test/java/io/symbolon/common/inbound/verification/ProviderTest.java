package io.symbolon.common.inbound.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.TestKey;
import java.math.BigInteger;
import java.security.Provider;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R17: both providers accept what is signed and refuse what cannot have been. */
class ProviderTest {
    private static final String INPUT = "header.claims";
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    /** A null stands for the JDK's own. */
    static Stream<Provider> providers() {
        return Stream.of(null, FastCrypto.provider().orElse(null));
    }

    private static TokenKey key(Provider provider) throws ParseException {
        return TrustedKeys.parse(TestKey.TRUSTED.jwks(), Instant.EPOCH, provider)
                .key(TestKey.TRUSTED.id(), Instant.EPOCH)
                .orElseThrow();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void providerWhenItsLibraryLoadsThenCorretto() {
        assertThat(FastCrypto.provider()).map(Provider::getName).contains("AmazonCorrettoCryptoProvider");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void signatureWhenGenuineThenAccepted(Provider provider) throws ParseException {
        assertThat(key(provider).signed(INPUT, TestKey.TRUSTED.sign(INPUT))).isTrue();
        assertThat(key(provider).signed(INPUT, TestKey.STRANGER.sign(INPUT))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void signatureWhenRorSIsZeroOrTheOrderThenRefusedR17(Provider provider) throws ParseException {
        byte[] genuine = Base64.getUrlDecoder().decode(TestKey.TRUSTED.sign(INPUT));
        byte[] order = Arrays.copyOfRange(ORDER.toByteArray(), 1, 33);
        byte[] zero = new byte[32];
        byte[] r = Arrays.copyOfRange(genuine, 0, 32);
        byte[] s = Arrays.copyOfRange(genuine, 32, 64);
        for (byte[][] halves :
                new byte[][][] {{zero, zero}, {zero, s}, {r, zero}, {order, s}, {r, order}, {order, order}}) {
            assertThat(key(provider).signed(INPUT, joined(halves[0], halves[1])))
                    .isFalse();
        }
    }

    private static String joined(byte[] r, byte[] s) {
        byte[] both = Arrays.copyOf(r, 64);
        System.arraycopy(s, 0, both, 32, 32);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }
}
