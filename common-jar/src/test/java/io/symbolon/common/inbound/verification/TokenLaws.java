package io.symbolon.common.inbound.verification;

import static io.symbolon.common.inbound.verification.VerifierFixture.NOW;
import static io.symbolon.common.inbound.verification.VerifierFixture.POLICY;
import static io.symbolon.common.inbound.verification.VerifierFixture.reasonFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import io.symbolon.common.token.ServiceName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What holds of every token, said a second time and in another way than the verifier says it. */
final class TokenLaws {
    /** What may be told of a token that nobody has signed: nothing that believes a word of it. */
    static final Set<Reason> OF_UNSIGNED = EnumSet.of(
            Reason.MALFORMED_TOKEN,
            Reason.WRONG_TYPE,
            Reason.UNTRUSTED_ISSUER,
            Reason.UNKNOWN_KEY,
            Reason.BAD_SIGNATURE);

    private static final Set<Reason> OF_SIGNED = EnumSet.of(
            Reason.MALFORMED_TOKEN,
            Reason.WRONG_TYPE,
            Reason.UNTRUSTED_ISSUER,
            Reason.UNKNOWN_KEY,
            Reason.BAD_SIGNATURE,
            Reason.EXPIRED_TOKEN,
            Reason.NOT_YET_VALID,
            Reason.WRONG_AUDIENCE);

    private static final ObjectMapper PLAIN = new ObjectMapper();
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final double SKEW = 10;

    private TokenLaws() {}

    /** The two documents as a token, signed by the trusted key. */
    static String signed(String header, String claims) {
        String input = joined(header, claims);
        return input + "." + TestKey.TRUSTED.sign(input);
    }

    /** What is signed. */
    static String joined(String header, String claims) {
        return TestTokens.encode(header) + "." + TestTokens.encode(claims);
    }

    /** A signed token is accepted only with all that CONTRACT section 3 asks for, and else refused for a reason of section 8. */
    static void acceptedOnlyIfSound(String compact) {
        Optional<Reason> reason = reasonFor(compact);
        if (reason.isPresent()) {
            assertThat(OF_SIGNED).contains(reason.get());
            return;
        }
        String[] parts = compact.split("\\.");
        assertHeader(tree(parts[0]));
        assertClaims(tree(parts[1]));
        assertReadable(VerifierFixture.accepted(compact, Kinds.BOTH));
    }

    private static void assertHeader(JsonNode header) {
        assertThat(header.path("alg").textValue()).isEqualTo("ES256");
        assertThat(header.path("typ").textValue())
                .isIn(spellings(header.path("typ").textValue()));
        assertThat(header.path("kid").textValue()).isEqualTo(TestKey.TRUSTED.id());
        assertThat(List.of("crit", "b64", "zip", "enc")).noneMatch(header::has);
    }

    private static List<String> spellings(String type) {
        return "at+jwt".equalsIgnoreCase(type) || "application/at+jwt".equalsIgnoreCase(type)
                ? List.of(type)
                : List.of("at+jwt", "application/at+jwt");
    }

    private static void assertClaims(JsonNode claims) {
        assertThat(claims.path("iss").textValue()).isEqualTo(POLICY.issuer());
        assertThat(texts(claims.path("aud"))).containsAnyElementsOf(POLICY.audiences());
        for (String text : List.of("sub", "client_id", "jti")) {
            assertThat(claims.path(text).textValue()).as(text).isNotEmpty();
        }
        double now = NOW.getEpochSecond();
        double issued = claims.path("iat").doubleValue();
        double expires = claims.path("exp").doubleValue();
        assertThat(claims.path("iat").isNumber() && claims.path("exp").isNumber())
                .isTrue();
        assertThat(expires).isGreaterThan(now - SKEW);
        assertThat(issued).isLessThan(now + SKEW + 1); // a fraction of a millisecond is nobody's
        assertThat(claims.path("nbf").doubleValue()).isLessThan(now + SKEW + 1);
        assertKind(claims, expires - issued);
    }

    private static void assertKind(JsonNode claims, double life) {
        String subject = claims.path("sub").textValue();
        List<String> groups = texts(claims.path("groups"));
        if (subject.matches(UUID)) {
            assertThat(groups).contains("user").doesNotContain("service");
            assertThat(claims.path("sid").textValue()).isNotEmpty();
            assertThat(life).isLessThan(POLICY.userLife().toSeconds() + 1.0);
        } else {
            assertThat(groups).containsOnly("service");
            assertThat(ServiceName.isValid(subject)).isTrue();
            assertThat(claims.path("client_id").textValue()).isEqualTo(subject);
            assertThat(claims.has("sid")).isFalse();
            assertThat(texts(claims.path("aud")).stream().distinct()).hasSize(1);
            assertThat(life).isLessThan(POLICY.serviceLife().toSeconds() + 1.0);
        }
        assertThat(claims.has("act")).isFalse();
    }

    /** An application may ask for any claim there is. */
    static void assertReadable(VerifiedToken token) {
        assertThat(token.caller()).isPresent();
        assertThat(token.getName()).isNotNull();
        assertThat(token.getClaimNames()).contains("iss", "raw_token").allSatisfy(name -> {
            Object value = token.getClaim(name);
            assertThat(value).as(name).isNotNull();
        });
        assertThat(token.toString()).doesNotContain(token.getRawToken());
    }

    private static List<String> texts(JsonNode value) {
        if (value.isTextual()) {
            return List.of(value.textValue());
        }
        List<String> texts = new ArrayList<>();
        value.forEach(item -> texts.add(item.textValue()));
        return texts;
    }

    private static JsonNode tree(String part) {
        try {
            return PLAIN.readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException impossible) {
            throw new AssertionError("accepted, but no JSON", impossible);
        }
    }
}
