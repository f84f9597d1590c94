package io.symbolon.common.inbound.verification;

import static io.symbolon.common.inbound.verification.Reason.BAD_SIGNATURE;
import static io.symbolon.common.inbound.verification.Reason.MALFORMED_TOKEN;
import static io.symbolon.common.inbound.verification.Reason.UNKNOWN_KEY;
import static io.symbolon.common.inbound.verification.VerifierFixture.NOW;
import static io.symbolon.common.inbound.verification.VerifierFixture.reasonFor;
import static io.symbolon.common.inbound.verification.VerifierFixture.service;
import static io.symbolon.common.inbound.verification.VerifierFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.sun.management.ThreadMXBean;
import com.sun.net.httpserver.HttpServer;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SECURITY R1–R17 and its section 2: tokens made to deceive. Each gets its exact reason, and none an exception. */
class HostileTokenTest {
    private static String encoded(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none", "None", "NONE", "nOnE", "none ", "HS256", "RS256", "ES384", "ES256K", "PS256", "EdDSA", "es256"
            })
    void algorithmWhenNotOursThenBadSignatureR1R11(String algorithm) {
        TestTokens token = user().header("alg", algorithm);
        assertThat(reasonFor(token.compact())).contains(BAD_SIGNATURE);
        assertThat(reasonFor(token.signingInput() + ".")).contains(BAD_SIGNATURE);
    }

    /** A MAC keyed with the public key in any of its spellings. */
    @ParameterizedTest
    @MethodSource("publicKeySpellings")
    void macWhenKeyedWithThePublicKeyThenBadSignatureR1(byte[] key) throws Exception {
        String input = user().header("alg", "HS256").signingInput();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String forged = input + "." + encoded(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        assertThat(reasonFor(forged)).contains(BAD_SIGNATURE);
    }

    static Stream<byte[]> publicKeySpellings() throws Exception {
        ECKey key = TestKey.TRUSTED.jwk().toPublicJWK();
        byte[] der = key.toECPublicKey().getEncoded();
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----";
        return Stream.of(
                        pem,
                        pem + "\n",
                        " " + pem,
                        key.toJSONString(),
                        TestKey.TRUSTED.jwks(),
                        key.getX().toString())
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .map(bytes -> bytes.length == 0 ? der : bytes);
    }

    /** The header's own key sources are not looked at: the attacker's key under our kid fails, our own key holds. */
    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u", "jwk", "x5c"})
    void headerWhenItBringsAKeyThenIgnoredR2(String parameter) throws IOException {
        AtomicInteger hits = new AtomicInteger();
        HttpServer canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext("/", exchange -> {
            hits.incrementAndGet();
            exchange.close();
        });
        canary.start();
        Object value =
                switch (parameter) {
                    case "jwk" -> TestKey.STRANGER.jwk().toPublicJWK().toJSONObject();
                    case "x5c" -> List.of("MIIB");
                    default -> "http://localhost:" + canary.getAddress().getPort() + "/keys";
                };
        TestTokens token = user().header(parameter, value);
        assertThat(reasonFor(token.signedBy(TestKey.STRANGER).compact())).contains(UNKNOWN_KEY);
        token.header("kid", TestKey.TRUSTED.id());
        assertThat(reasonFor(token.compact())).contains(BAD_SIGNATURE);
        assertThat(reasonFor(token.signedBy(TestKey.TRUSTED).compact())).isEmpty();
        canary.stop(0);
        assertThat(hits).hasValue(0);
    }

    /** Each required claim, left out and of every wrong type. */
    @ParameterizedTest
    @ValueSource(strings = {"iss", "exp", "aud", "sub", "client_id", "iat", "jti"})
    void claimWhenRequiredAndNotThereThenMalformedR7(String claim) {
        assertThat(reasonFor(user().without(claim).compact())).contains(MALFORMED_TOKEN);
        for (Object wrong : Arrays.asList(true, Map.of(), List.of(), List.of(1), "", -1, Map.of("a", 1))) {
            assertThat(reasonFor(user().claim(claim, wrong).compact()))
                    .as(claim + "=" + wrong)
                    .contains(MALFORMED_TOKEN);
        }
    }

    /** CONTRACT section 3: every token carries them, though they may be empty. A forged token is malformed before anything. */
    @ParameterizedTest
    @ValueSource(strings = {"groups", "scope"})
    void claimWhenOfEveryTokenAndNotThereThenMalformedR7(String claim) {
        assertThat(reasonFor(user().without(claim).compact())).contains(MALFORMED_TOKEN);
        assertThat(reasonFor(user().without(claim).signedBy(TestKey.STRANGER).compact()))
                .contains(MALFORMED_TOKEN);
        for (Object wrong : List.of(1, true, Map.of(), List.of(1))) {
            assertThat(reasonFor(user().claim(claim, wrong).compact()))
                    .as(claim + "=" + wrong)
                    .contains(MALFORMED_TOKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "iat", "nbf", "auth_time"})
    void timeWhenNotANumberOfSecondsThenMalformed(String claim) {
        for (Object wrong :
                Arrays.asList("999", "", true, List.of(1), Map.of(), -1, 1e308, 1e18, new BigInteger("9".repeat(60)))) {
            assertThat(reasonFor(user().claim(claim, wrong).compact()))
                    .as(claim + "=" + wrong)
                    .contains(MALFORMED_TOKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sid", "upn", "act"})
    void claimWhenOptionalAndIllTypedThenMalformed(String claim) {
        assertThat(reasonFor(user().claim(claim, 1).compact())).contains(MALFORMED_TOKEN);
        assertThat(reasonFor(user().claim(claim, List.of(1)).compact())).contains(MALFORMED_TOKEN);
    }

    @Test
    void timeWhenJsonNullThenMalformed() {
        for (String claim : List.of("exp", "iat", "nbf", "iss", "sub", "aud", "jti", "sid", "scope", "groups")) {
            String payload =
                    new String(decoded(user().without(claim).signingInput().split("\\.")[1]), StandardCharsets.UTF_8);
            assertThat(reasonFor(signed("{\"" + claim + "\":null," + payload.substring(1))))
                    .as(claim)
                    .contains(MALFORMED_TOKEN);
        }
    }

    @Test
    void timeWhenItHasAFractionThenTaken() {
        long issued = NOW.getEpochSecond();
        assertThat(reasonFor(service()
                        .claim("iat", issued + 0.25)
                        .claim("exp", issued + 100.5)
                        .compact()))
                .isEmpty();
    }

    /** CVE-2022-21449: whichever provider verifies. */
    @Test
    void signatureWhenRorSIsZeroThenBadSignatureR17() {
        String input = user().signingInput();
        byte[] good = decoded(TestKey.TRUSTED.sign(input));
        byte[] zeroR = good.clone();
        Arrays.fill(zeroR, 0, 32, (byte) 0);
        byte[] zeroS = good.clone();
        Arrays.fill(zeroS, 32, 64, (byte) 0);
        byte[] order =
                new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16).toByteArray();
        byte[] orderTwice = new byte[64];
        System.arraycopy(order, 1, orderTwice, 0, 32);
        System.arraycopy(order, 1, orderTwice, 32, 32);
        for (byte[] forged : List.of(new byte[64], zeroR, zeroS, orderTwice)) {
            assertThat(reasonFor(input + "." + encoded(forged))).contains(BAD_SIGNATURE);
        }
    }

    @Test
    void signatureWhenOfAnotherLengthOrFormThenBadSignature() {
        String input = user().signingInput();
        byte[] good = decoded(TestKey.TRUSTED.sign(input));
        for (byte[] forged :
                List.of(new byte[1], new byte[63], new byte[65], Arrays.copyOf(good, 65), new byte[4000])) {
            assertThat(reasonFor(input + "." + encoded(forged))).contains(BAD_SIGNATURE);
        }
        String last = TestKey.TRUSTED.sign(input);
        char trailing = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                .charAt("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".indexOf(last.charAt(85))
                        ^ 1);
        assertThat(reasonFor(input + "." + last.substring(0, 85) + trailing)).contains(BAD_SIGNATURE);
    }

    @Test
    void headerWhenItDemandsAnExtensionThenBadSignatureR12R13() {
        assertThat(reasonFor(
                        user().header("crit", List.of("exp")).header("exp", 1).compact()))
                .contains(BAD_SIGNATURE);
        assertThat(reasonFor(user().header("crit", List.of()).compact())).contains(BAD_SIGNATURE);
        assertThat(reasonFor(user().header("b64", false)
                        .header("crit", List.of("b64"))
                        .compact()))
                .contains(BAD_SIGNATURE);
        assertThat(reasonFor(user().header("b64", false).compact())).contains(BAD_SIGNATURE);
        assertThat(reasonFor(user().header("zip", "DEF").compact())).contains(BAD_SIGNATURE);
        assertThat(reasonFor(user().header("alg", "PBES2-HS256+A128KW")
                        .header("p2c", Integer.MAX_VALUE)
                        .header("enc", "A128GCM")
                        .compact()))
                .contains(BAD_SIGNATURE);
    }

    /** An unsigned token inside of one that is encrypted for us (CVE-2026-29000). */
    @Test
    void tokenWhenEncryptedThenMalformedR13() throws Exception {
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A128GCM)
                .type(new JOSEObjectType("at+jwt"))
                .contentType("JWT")
                .keyID(TestKey.TRUSTED.id())
                .build();
        String unsigned = TestTokens.encode("{\"alg\":\"none\"}") + "." + TestTokens.encode(payload()) + ".";
        JWEObject encrypted = new JWEObject(header, new Payload(unsigned));
        encrypted.encrypt(new ECDHEncrypter(TestKey.TRUSTED.jwk().toPublicJWK()));
        assertThat(reasonFor(encrypted.serialize())).contains(MALFORMED_TOKEN);
    }

    /** Anything but three parts of the base64url alphabet. */
    @ParameterizedTest
    @MethodSource("deformed")
    void formWhenNotThreePartsOfBase64urlThenMalformedR14(String text) {
        assertThat(reasonFor(text)).contains(MALFORMED_TOKEN);
    }

    static Stream<String> deformed() {
        String good = user().compact();
        String[] parts = good.split("\\.");
        return Stream.of(
                "",
                ".",
                "..",
                "...",
                "a",
                "a.b",
                "a.b.c",
                "....",
                good + ".",
                "." + good,
                good + ".x",
                good + "=",
                good + " ",
                " " + good,
                good + "\n",
                good.replace('.', ','),
                parts[0] + "." + parts[1],
                parts[0] + ".." + parts[2],
                "." + parts[1] + "." + parts[2],
                parts[0] + "=." + parts[1] + "." + parts[2],
                parts[0] + "+." + parts[1] + "." + parts[2],
                parts[0] + "/." + parts[1] + "." + parts[2],
                good + ".a.b",
                "a.b.c.d.e",
                ".".repeat(8000),
                ".".repeat(1_000_000),
                "A".repeat(9000),
                "{\"protected\":\"" + parts[0] + "\",\"payload\":\"" + parts[1] + "\",\"signature\":\"" + parts[2]
                        + "\"}",
                "\u00e9" + good,
                parts[0] + "." + parts[1] + "." + "A".repeat(5));
    }

    @Test
    void lengthWhenOver8KibThenMalformedR16() {
        String fits = padded(8192);
        assertThat(fits).hasSize(8192);
        assertThat(reasonFor(fits)).isEmpty();
        assertThat(reasonFor(padded(8193))).contains(MALFORMED_TOKEN);
    }

    /** However long the token, no more is allocated for it than for a short one: neither copied nor split nor decoded. */
    @ParameterizedTest
    @ValueSource(strings = {".", "A", "A."})
    void memoryWhenATokenHasAMegabyteThenFlatR16(String part) {
        String token = part.repeat((1 << 20) / part.length());
        assertThat(allocatedFor(token)).isLessThan(allocatedFor("x") + 4096);
    }

    /** Octets, the least of some tries. */
    private static long allocatedFor(String malformed) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return IntStream.range(0, 20)
                .mapToLong(i -> {
                    long before = threads.getCurrentThreadAllocatedBytes();
                    assertThat(reasonFor(malformed)).contains(MALFORMED_TOKEN);
                    return threads.getCurrentThreadAllocatedBytes() - before;
                })
                .min()
                .orElseThrow();
    }

    /** Base64 has no length of the form 4n+1, so the header's length varies too. */
    private static String padded(int length) {
        for (int header = 0; header < 4; header++) {
            for (int filler = 5000; filler < 6200; filler++) {
                TestTokens token = user().header("x", "x".repeat(header)).claim("filler", "x".repeat(filler));
                if (token.signingInput().length() + 87 == length) {
                    return token.compact();
                }
            }
        }
        throw new IllegalStateException("no token of length " + length);
    }

    /** Nobody has to sign it to have it looked at: a thread's stack must not depend on it. */
    @Test
    void scopeWhenOfThousandsOfWordsThenTaken() {
        String scope = "a" + " a".repeat(2700);
        assertThat(reasonFor(service().scope(scope).compact())).isEmpty();
        assertThat(reasonFor(service().scope(scope + "\"").compact())).contains(MALFORMED_TOKEN);
    }

    /** Duplicate members, in header and claims, and what is not UTF-8. */
    @Test
    void jsonWhenAmbiguousThenMalformedR15() {
        String claims = payload();
        assertThat(reasonFor(signed(claims))).isEmpty();
        assertThat(reasonFor(signed(claims.replaceFirst("\\{", "{\"sub\":\"evil\","))))
                .contains(MALFORMED_TOKEN);
        assertThat(reasonFor(signed(claims + "{}"))).contains(MALFORMED_TOKEN);
        assertThat(reasonFor(signed("[" + claims + "]"))).contains(MALFORMED_TOKEN);
        assertThat(reasonFor(signed("\uFEFF" + claims))).contains(MALFORMED_TOKEN);
        assertThat(reasonFor(
                        signed(claims.replaceFirst("\\{", "{\"deep\":" + "[".repeat(100) + "]".repeat(100) + ","))))
                .contains(MALFORMED_TOKEN);
        String header =
                "{\"alg\":\"none\",\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"" + TestKey.TRUSTED.id() + "\"}";
        String input = TestTokens.encode(header) + "." + TestTokens.encode(claims);
        assertThat(reasonFor(input + "." + TestKey.TRUSTED.sign(input))).contains(MALFORMED_TOKEN);
    }

    @Test
    void jsonWhenNotUtf8ThenMalformedR15() {
        byte[] claims = payload().replaceFirst("\\{", "{\"x\":\"~\",").getBytes(StandardCharsets.UTF_8);
        claims[6] = (byte) 0xFF;
        assertThat(new String(claims, StandardCharsets.ISO_8859_1)).startsWith("{\"x\":\"\u00ff");
        String input = user().signingInput().split("\\.")[0] + "." + encoded(claims);
        assertThat(reasonFor(input + "." + TestKey.TRUSTED.sign(input))).contains(MALFORMED_TOKEN);
    }

    @Test
    void headerWhenIllTypedThenMalformed() {
        assertThat(reasonFor(user().header("alg", null).compact())).isPresent();
        assertThat(reasonFor(user().header("alg", 1).compact())).contains(MALFORMED_TOKEN);
        assertThat(reasonFor(user().header("typ", List.of("at+jwt")).compact())).contains(MALFORMED_TOKEN);
        assertThat(reasonFor(user().header("kid", 1).compact())).contains(MALFORMED_TOKEN);
    }

    @Test
    void claimsWhenExchangedAfterSigningThenBadSignature() {
        String[] one = user().compact().split("\\.");
        String[] other = user().compact().split("\\.");
        assertThat(reasonFor(one[0] + "." + other[1] + "." + one[2])).contains(BAD_SIGNATURE);
    }

    private static String payload() {
        return new String(decoded(user().signingInput().split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static String signed(String claims) {
        String input = user().signingInput().split("\\.")[0] + "." + TestTokens.encode(claims);
        return input + "." + TestKey.TRUSTED.sign(input);
    }
}
