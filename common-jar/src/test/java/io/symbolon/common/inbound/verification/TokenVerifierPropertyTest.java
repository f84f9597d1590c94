package io.symbolon.common.inbound.verification;

import static io.symbolon.common.inbound.verification.VerifierFixture.NOW;
import static io.symbolon.common.inbound.verification.VerifierFixture.reasonFor;
import static io.symbolon.common.inbound.verification.VerifierFixture.service;
import static io.symbolon.common.inbound.verification.VerifierFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.symbolon.common.testing.Hostile;
import io.symbolon.common.testing.Law;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** SECURITY R1–R17, whatever somebody makes up: refused for a reason of CONTRACT section 8, never an exception. */
class TokenVerifierPropertyTest {
    private static final String GOOD = user().compact();
    private static final String OTHER = service().compact();
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int USER_LIFE = 300;
    private static final int SKEW = 10;

    @Law
    void characterWhenReplacedThenRefused(@ForAll @IntRange(max = 10_000) int at, @ForAll("letters") char letter) {
        int place = at % GOOD.length();
        Assume.that(GOOD.charAt(place) != letter);
        assertRefused(GOOD.substring(0, place) + letter + GOOD.substring(place + 1));
    }

    @Law
    void characterWhenLeftOutOrPutInThenRefused(
            @ForAll @IntRange(max = 10_000) int at, @ForAll("letters") char letter) {
        int place = at % GOOD.length();
        assertRefused(GOOD.substring(0, place) + GOOD.substring(place + 1));
        assertRefused(GOOD.substring(0, place) + letter + GOOD.substring(place));
        assertRefused(GOOD.substring(0, place));
    }

    @Law
    void partsWhenNotThoseOfOneTokenThenRefused(@ForAll("parts") List<String> parts) {
        String text = String.join(".", parts);
        Assume.that(!text.equals(GOOD) && !text.equals(OTHER));
        assertRefused(text);
    }

    @Law
    void textWhenAnybodysThenMalformed(@ForAll("texts") String text) {
        assertThat(reasonFor(text)).contains(Reason.MALFORMED_TOKEN);
    }

    @Law
    void claimWhenOfAnyValueThenAcceptedOnlyIfSound(
            @ForAll boolean ofUser, @ForAll("known") String claim, @ForAll("values") JsonNode value) {
        TestTokens token = ofUser ? user() : service();
        TokenLaws.acceptedOnlyIfSound(token.claim(claim, value).compact());
    }

    @Law
    void parameterWhenOfAnyValueThenAcceptedOnlyIfSound(
            @ForAll("parameters") String parameter, @ForAll("values") JsonNode value) {
        TokenLaws.acceptedOnlyIfSound(user().header(parameter, value).compact());
    }

    @Law
    void documentsWhenAnyThenAcceptedOnlyIfSound(
            @ForAll("values") JsonNode header, @ForAll("values") JsonNode claims, @ForAll boolean ofOneWhoKnows) {
        String known = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"" + TestKey.TRUSTED.id() + "\"}";
        TokenLaws.acceptedOnlyIfSound(TokenLaws.signed(ofOneWhoKnows ? known : header.toString(), claims.toString()));
    }

    @Law
    void claimsWhenUnheardOfThenAcceptedAndReadable(@ForAll("objects") ObjectNode more) {
        TestTokens token = user();
        more.properties().forEach(claim -> token.claim("x-" + claim.getKey(), claim.getValue()));
        String compact = token.compact();
        Assume.that(compact.length() <= UnverifiedToken.MAX_LENGTH);

        assertThat(reasonFor(compact)).isEmpty();
        TokenLaws.assertReadable(VerifierFixture.accepted(compact, Kinds.USERS));
    }

    @Law
    void timesWhenAnyThenDecidedToTheSecond(
            @ForAll("seconds") int issued, @ForAll("seconds") int expires, @ForAll("seconds") int notBefore) {
        long now = NOW.getEpochSecond();
        TestTokens token =
                user().claim("iat", now + issued).claim("exp", now + expires).claim("nbf", now + notBefore);

        assertThat(reasonFor(token.compact())).isEqualTo(expected(issued, expires, notBefore));
    }

    /** CONTRACT sections 3 and 8; in seconds from now. */
    private static Optional<Reason> expected(int issued, int expires, int notBefore) {
        if (expires - issued > USER_LIFE) {
            return Optional.of(Reason.MALFORMED_TOKEN);
        }
        if (expires <= -SKEW) {
            return Optional.of(Reason.EXPIRED_TOKEN);
        }
        return issued > SKEW || notBefore > SKEW ? Optional.of(Reason.NOT_YET_VALID) : Optional.empty();
    }

    private static void assertRefused(String text) {
        assertThat(reasonFor(text))
                .hasValueSatisfying(reason -> assertThat(TokenLaws.OF_UNSIGNED).contains(reason));
    }

    @Provide
    static Arbitrary<Character> letters() {
        return Arbitraries.oneOf(
                Arbitraries.chars().with(BASE64URL + "."),
                Arbitraries.chars().range(Character.MIN_VALUE, Character.MAX_VALUE));
    }

    @Provide
    static Arbitrary<List<String>> parts() {
        return Arbitraries.oneOf(
                        Arbitraries.of(GOOD.split("\\.")),
                        Arbitraries.of(OTHER.split("\\.")),
                        Hostile.json().map(JsonNode::toString).map(TestTokens::encode),
                        Arbitraries.strings().withChars(BASE64URL).ofMaxLength(90),
                        Hostile.text())
                .list()
                .ofMaxSize(6);
    }

    @Provide
    static Arbitrary<String> texts() {
        return Hostile.text();
    }

    @Provide
    static Arbitrary<JsonNode> values() {
        return Hostile.json();
    }

    @Provide
    static Arbitrary<ObjectNode> objects() {
        return Hostile.object();
    }

    /** From now; around each boundary, and anywhere. */
    @Provide
    static Arbitrary<Integer> seconds() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(-SKEW - 1, SKEW + 1),
                Arbitraries.integers().between(USER_LIFE - SKEW - 1, USER_LIFE + SKEW + 1),
                Arbitraries.integers().between(-400, 400));
    }

    @Provide
    static Arbitrary<String> known() {
        return Arbitraries.of(
                "iss",
                "sub",
                "aud",
                "exp",
                "iat",
                "nbf",
                "jti",
                "client_id",
                "groups",
                "scope",
                "sid",
                "auth_time",
                "upn",
                "email_verified",
                "properties",
                "act");
    }

    @Provide
    static Arbitrary<String> parameters() {
        return Arbitraries.of(
                "alg", "typ", "kid", "crit", "b64", "zip", "enc", "cty", "jku", "jwk", "x5u", "x5c", "p2c");
    }
}
