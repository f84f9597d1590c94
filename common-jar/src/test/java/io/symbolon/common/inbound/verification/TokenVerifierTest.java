package io.symbolon.common.inbound.verification;

import static io.symbolon.common.inbound.verification.VerifierFixture.NOW;
import static io.symbolon.common.inbound.verification.VerifierFixture.reasonFor;
import static io.symbolon.common.inbound.verification.VerifierFixture.service;
import static io.symbolon.common.inbound.verification.VerifierFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import io.symbolon.common.token.ServiceCaller;
import io.symbolon.common.token.UserCaller;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One test a reason (CONTRACT section 8), each time limit at its boundary second, and which reason wins. */
class TokenVerifierTest {
    private static final String SUBJECT = "00000000-0000-4000-8000-000000000001";

    @Test
    void verifyWhenUserTokenGoodThenUser() {
        VerifiedToken token = VerifierFixture.accepted(user().compact(), Kinds.USERS);
        assertThat(token.caller()).containsInstanceOf(UserCaller.class);
        assertThat(token.getSubject()).isEqualTo(token.caller().orElseThrow().subject());
        assertThat(token.getAudience()).contains("sample-service");
        assertThat(token.getGroups()).containsExactly("user");
        assertThat(token.getName()).isEqualTo("ada@example.org");
        assertThat(token.getIssuedAtTime()).isEqualTo(NOW.minusSeconds(1).getEpochSecond());
        assertThat(token.getClaimNames()).contains("sid", "raw_token");
        assertThat(token.toString()).doesNotContain(token.getRawToken()).doesNotContain("@");
    }

    /** MP-JWT 2.1, JsonWebToken: upn, else preferred_username, else sub. */
    @Test
    void nameThenTheFirstThatTheTokenHas() {
        TestTokens token = user().claim("sub", SUBJECT).claim("preferred_username", "ada");
        assertThat(VerifierFixture.accepted(token.compact(), Kinds.USERS).getName())
                .isEqualTo("ada@example.org");
        assertThat(VerifierFixture.accepted(token.without("upn").compact(), Kinds.USERS)
                        .getName())
                .isEqualTo("ada");
        assertThat(VerifierFixture.accepted(token.claim("preferred_username", 7).compact(), Kinds.USERS)
                        .getName())
                .isEqualTo(SUBJECT);
    }

    @Test
    void claimsThenInTheTypesOfTheSpecification() {
        VerifiedToken token = VerifierFixture.accepted(
                user().claim("number", 7)
                        .claim("fraction", 1.5)
                        .claim("truth", true)
                        .claim("list", List.of("a"))
                        .compact(),
                Kinds.USERS);
        assertThat(claim(token, "number")).isEqualTo(7L);
        assertThat(claim(token, "truth")).isEqualTo(true);
        assertThat(claim(token, "fraction")).hasToString("1.5").isInstanceOf(JsonNumber.class);
        assertThat(claim(token, "list")).hasToString("[\"a\"]").isInstanceOf(JsonArray.class);
        assertThat(claim(token, "none")).isNull();
        assertThat(claim(token, "exp")).isEqualTo(token.getExpirationTime());
        assertThat(claim(token, "groups")).isEqualTo(Set.of("user"));
    }

    private static Object claim(VerifiedToken token, String name) {
        return token.getClaim(name);
    }

    @Test
    void verifyWhenServiceTokenGoodThenService() {
        VerifiedToken token = VerifierFixture.accepted(service().compact(), Kinds.SERVICES);
        assertThat(token.caller()).containsInstanceOf(ServiceCaller.class);
        assertThat(token.getName()).isEqualTo("user-service");
    }

    @Test
    void verifyWhenAudienceIsPlainTextThenTaken() {
        assertThat(reasonFor(service().claim("aud", "sample-service").compact()))
                .isEmpty();
    }

    @Test
    void verifyWhenTypeHasItsPrefixThenTakenR6() {
        assertThat(reasonFor(user().header("typ", "application/at+jwt").compact()))
                .isEmpty();
        assertThat(reasonFor(user().header("typ", "AT+JWT").compact())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "rt+jwt", "jwt", "", "id+jwt", "application/application/at+jwt", "at+jwt "})
    void verifyWhenTypeIsAnotherThenWrongTypeR6(String type) {
        assertThat(reasonFor(user().header("typ", type.isEmpty() ? null : type).compact()))
                .contains(Reason.WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost:9443/",
                "https://localhost:944",
                "HTTPS://localhost:9443",
                "https://evil.example"
            })
    void verifyWhenIssuerDiffersInAnyWayThenUntrustedR4(String issuer) {
        assertThat(reasonFor(user().claim("iss", issuer).compact())).contains(Reason.UNTRUSTED_ISSUER);
    }

    @Test
    void verifyWhenKeyIsNotInTheSetThenUnknownR3() {
        assertThat(reasonFor(user().signedBy(TestKey.STRANGER).compact())).contains(Reason.UNKNOWN_KEY);
        assertThat(reasonFor(user().header("kid", null).compact())).contains(Reason.UNKNOWN_KEY);
        assertThat(reasonFor(user().header("kid", "../../dev/null").compact())).contains(Reason.UNKNOWN_KEY);
    }

    @Test
    void verifyWhenSignedByAnotherUnderOurKidThenBadSignature() {
        String forged = user().signedBy(TestKey.STRANGER)
                .header("kid", TestKey.TRUSTED.id())
                .compact();
        assertThat(reasonFor(forged)).contains(Reason.BAD_SIGNATURE);
    }

    @Test
    void verifyWhenNowIsTheExpiryPlusTheSkewThenExpiredR8() {
        Instant expiry = NOW.minusSeconds(10);
        assertThat(reasonFor(user().expiresAt(expiry).compact())).contains(Reason.EXPIRED_TOKEN);
        assertThat(reasonFor(user().expiresAt(expiry.plusSeconds(1)).compact())).isEmpty();
    }

    @Test
    void admitWhenNowIsTheIssuePlusTheAgeAndTheSkewThenExpired() {
        TokenVerifier verifier = new TokenVerifier(VerifierFixture.POLICY.within(Duration.ofMinutes(1)));
        Trust trust = new Trust(VerifierFixture.keys(NOW), DenyList.empty());
        VerifiedToken old =
                VerifierFixture.accepted(user().issuedAt(NOW.minusSeconds(70)).compact(), Kinds.USERS);
        VerifiedToken younger =
                VerifierFixture.accepted(user().issuedAt(NOW.minusSeconds(69)).compact(), Kinds.USERS);
        assertThat(verifier.admit(old, Kinds.USERS, trust, NOW))
                .isInstanceOfSatisfying(Verdict.Refused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.EXPIRED_TOKEN));
        assertThat(verifier.admit(younger, Kinds.USERS, trust, NOW)).isInstanceOf(Verdict.Accepted.class);
    }

    @Test
    void verifyWhenIssuedBeyondTheSkewThenNotYetValidR8() {
        assertThat(reasonFor(user().issuedAt(NOW.plusSeconds(11)).compact())).contains(Reason.NOT_YET_VALID);
        assertThat(reasonFor(user().issuedAt(NOW.plusSeconds(10)).compact())).isEmpty();
    }

    @Test
    void verifyWhenNotBeforeBeyondTheSkewThenNotYetValidR8() {
        long now = NOW.getEpochSecond();
        assertThat(reasonFor(user().claim("nbf", now + 11).compact())).contains(Reason.NOT_YET_VALID);
        assertThat(reasonFor(user().claim("nbf", now + 10).compact())).isEmpty();
    }

    @Test
    void verifyWhenLifeIsAboveThePolicyThenMalformedR9() {
        long issued = NOW.getEpochSecond();
        assertThat(reasonFor(
                        user().claim("iat", issued).claim("exp", issued + 301).compact()))
                .contains(Reason.MALFORMED_TOKEN);
        assertThat(reasonFor(
                        user().claim("iat", issued).claim("exp", issued + 300).compact()))
                .isEmpty();
        assertThat(reasonFor(service()
                        .claim("iat", issued)
                        .claim("exp", issued + 601)
                        .compact()))
                .contains(Reason.MALFORMED_TOKEN);
        assertThat(reasonFor(service()
                        .claim("iat", issued)
                        .claim("exp", issued + 600)
                        .compact()))
                .isEmpty();
    }

    @Test
    void verifyWhenAudienceLacksUsThenWrongAudienceR5() {
        assertThat(reasonFor(user().audience("other-service").compact())).contains(Reason.WRONG_AUDIENCE);
        assertThat(reasonFor(
                        user().audience("sample-service2", "SAMPLE-SERVICE").compact()))
                .contains(Reason.WRONG_AUDIENCE);
    }

    @Test
    void verifyWhenServiceTokenIsForSeveralThenWrongAudienceR5() {
        assertThat(reasonFor(
                        service().audience("sample-service", "other-service").compact()))
                .contains(Reason.WRONG_AUDIENCE);
    }

    @Test
    void verifyWhenTheOtherKindThenWrongTypeR6() {
        assertThat(reasonFor(user().compact(), Kinds.SERVICES)).contains(Reason.WRONG_TYPE);
        assertThat(reasonFor(service().compact(), Kinds.USERS)).contains(Reason.WRONG_TYPE);
    }

    @Test
    void verifyWhenNeitherUserNorServiceThenWrongTypeR10() {
        for (TestTokens hybrid : List.of(
                user().without("sid"),
                user().claim("groups", List.of("service")),
                user().claim("groups", List.of("user", "service")),
                user().claim("groups", List.of()),
                user().claim("sub", "ada"),
                user().claim("sub", "0F8FAD5B-D9CB-469F-A165-70867728950E"),
                service().claim("client_id", "auth-service"),
                service().claim("sid", "x"),
                service().claim("groups", List.of("service", "admin")),
                service().claim("groups", List.of("user")),
                service().claim("sub", "admin").claim("client_id", "admin"),
                user().claim("act", Map.of("sub", "user-service")))) {
            assertThat(reasonFor(hybrid.compact()))
                    .as(hybrid.claims().toString())
                    .contains(Reason.WRONG_TYPE);
        }
    }

    @Test
    void verifyWhenRevokedByAnyOfItsNamesThenRevoked() {
        Map<String, Object> claims = user().claims();
        for (DenyList.Entry entry : List.of(
                VerifierFixture.revoked(DenyList.Kind.JTI, claims.get("jti")),
                VerifierFixture.revoked(DenyList.Kind.SID, claims.get("sid")),
                VerifierFixture.revoked(DenyList.Kind.SUB, claims.get("sub")),
                VerifierFixture.revoked(DenyList.Kind.CLIENT, "first-party"))) {
            TestTokens same = user();
            claims.forEach(same::claim);
            assertThat(reasonFor(same.compact(), Kinds.USERS, DenyList.of(Set.of(entry))))
                    .as(entry.kind().name())
                    .contains(Reason.REVOKED_TOKEN);
        }
    }

    @Test
    void verifyWhenASubjectIsRevokedThenEverythingIssuedUntilTheEndOfThatSecond() {
        String issued =
                user().issuedAt(NOW.minusSeconds(2)).claim("sub", SUBJECT).compact();
        for (DenyList.Kind kind : List.of(DenyList.Kind.SUB, DenyList.Kind.CLIENT)) {
            String value = kind == DenyList.Kind.SUB ? SUBJECT : "first-party";
            assertThat(reasonFor(issued, Kinds.USERS, revokedAt(kind, value, NOW.minusSeconds(2))))
                    .contains(Reason.REVOKED_TOKEN);
            assertThat(reasonFor(issued, Kinds.USERS, revokedAt(kind, value, NOW.minusMillis(1001))))
                    .contains(Reason.REVOKED_TOKEN);
            assertThat(reasonFor(issued, Kinds.USERS, revokedAt(kind, value, NOW.minusMillis(2001))))
                    .isEmpty();
        }
    }

    @Test
    void verifyWhenATokenSessionOrKeyIsRevokedThenWheneverItWasIssued() {
        String issued = user().claim("sid", "s").claim("jti", "j").compact();
        Instant longAgo = NOW.minusSeconds(86_400);
        assertThat(reasonFor(issued, Kinds.USERS, revokedAt(DenyList.Kind.SID, "s", longAgo)))
                .contains(Reason.REVOKED_TOKEN);
        assertThat(reasonFor(issued, Kinds.USERS, revokedAt(DenyList.Kind.JTI, "j", longAgo)))
                .contains(Reason.REVOKED_TOKEN);
        assertThat(reasonFor(issued, Kinds.USERS, revokedAt(DenyList.Kind.KID, TestKey.TRUSTED.id(), longAgo)))
                .as("a tainted key is nobody's key")
                .contains(Reason.UNKNOWN_KEY);
        assertThat(reasonFor(issued, Kinds.USERS, revokedAt(DenyList.Kind.KID, TestKey.STRANGER.id(), longAgo)))
                .isEmpty();
    }

    private static DenyList revokedAt(DenyList.Kind kind, String value, Instant time) {
        return DenyList.of(Set.of(new DenyList.Entry(kind, value, time)));
    }

    @Test
    void admitWhenPutUpWithThenDelegatedAndRevokedPassAndNothingElse() {
        TestTokens delegated = user().claim("act", Map.of("sub", "user-service"));
        DenyList denied = DenyList.of(Set.of(
                VerifierFixture.revoked(DenyList.Kind.SID, delegated.claims().get("sid"))));
        String compact = delegated.compact();
        assertThat(VerifierFixture.reasonFor(compact, denied, Set.of())).contains(Reason.WRONG_TYPE);
        assertThat(VerifierFixture.reasonFor(compact, denied, Set.of(Leniency.REVOKED)))
                .contains(Reason.WRONG_TYPE);
        assertThat(VerifierFixture.reasonFor(compact, denied, Set.of(Leniency.DELEGATED)))
                .contains(Reason.REVOKED_TOKEN);
        Set<Leniency> all = Set.of(Leniency.DELEGATED, Leniency.REVOKED);
        assertThat(VerifierFixture.reasonFor(compact, denied, all)).isEmpty();
        assertThat(VerifierFixture.reasonFor(
                        delegated.expiresAt(NOW.minusSeconds(10)).compact(), denied, all))
                .contains(Reason.EXPIRED_TOKEN);
    }

    @Test
    void verifyWhenSeveralReasonsApplyThenTheContractsOrderWins() {
        TestTokens worst =
                user().without("jti").header("typ", "JWT").claim("iss", "x").signedBy(TestKey.STRANGER);
        worst.expiresAt(NOW.minusSeconds(60)).audience("other").claim("act", Map.of());
        assertThat(reasonFor(worst.compact())).contains(Reason.MALFORMED_TOKEN);
        assertThat(reasonFor(worst.claim("jti", "j").compact())).contains(Reason.WRONG_TYPE);
        assertThat(reasonFor(worst.header("typ", "at+jwt").compact())).contains(Reason.UNTRUSTED_ISSUER);
        assertThat(reasonFor(worst.claim("iss", TestTokens.ISSUER).compact())).contains(Reason.UNKNOWN_KEY);
        assertThat(reasonFor(worst.header("kid", TestKey.TRUSTED.id()).compact()))
                .contains(Reason.BAD_SIGNATURE);
        assertThat(reasonFor(worst.signedBy(TestKey.TRUSTED).compact())).contains(Reason.EXPIRED_TOKEN);
        worst.issuedAt(NOW.plusSeconds(60));
        assertThat(reasonFor(worst.compact())).contains(Reason.NOT_YET_VALID);
        worst.issuedAt(NOW);
        assertThat(reasonFor(worst.compact())).contains(Reason.WRONG_AUDIENCE);
        DenyList denied = DenyList.of(Set.of(VerifierFixture.revoked(DenyList.Kind.JTI, "j")));
        assertThat(reasonFor(worst.audience("sample-service").compact(), Kinds.USERS, denied))
                .contains(Reason.WRONG_TYPE);
        assertThat(reasonFor(worst.without("act").compact(), Kinds.USERS, denied))
                .contains(Reason.REVOKED_TOKEN);
        assertThat(reasonFor(worst.compact())).isEmpty();
    }

    @Test
    void admitWhenKeysAreOlderThanAnHourThenUnknownKeyR55() {
        String compact = user().compact();
        assertThat(VerifierFixture.reasonWithKeysFetched(NOW.minusSeconds(3600), compact))
                .isEmpty();
        assertThat(VerifierFixture.reasonWithKeysFetched(NOW.minusSeconds(3601), compact))
                .contains(Reason.UNKNOWN_KEY);
    }
}
