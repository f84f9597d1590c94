package io.symbolon.auth.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.symbolon.auth.client.AuthenticatedClient;
import io.symbolon.auth.client.ClientCache;
import io.symbolon.auth.client.ClientStore;
import io.symbolon.auth.token.TokenSettings;
import io.symbolon.common.database.Sql;
import io.symbolon.common.testing.Database;
import io.symbolon.common.testing.TestClock;
import io.symbolon.common.testing.TestDatabase;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7523 §3. */
class AssertionAuthenticationTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final URI ISSUER = URI.create("https://auth.example");
    private static final ECKey KEY = key();
    private static final int RACERS = 50;

    private final TestClock clock = TestClock.at(NOW);

    @ParameterizedTest
    @EnumSource
    void authenticateWhenFiftyShowOneAssertionThenOneIsBelieved(Database vendor) throws Exception {
        try (TestDatabase database = start(vendor)) {
            String assertion = assertion("one", 60);
            ExecutorService racers = Executors.newFixedThreadPool(RACERS);
            CyclicBarrier start = new CyclicBarrier(RACERS);
            List<CompletableFuture<Boolean>> tries = IntStream.range(0, RACERS)
                    .mapToObj(racer -> CompletableFuture.supplyAsync(
                            () -> {
                                await(start);
                                return authenticate(database, assertion).isPresent();
                            },
                            racers))
                    .toList();
            CompletableFuture.allOf(tries.toArray(CompletableFuture[]::new)).get();
            racers.shutdown();
            assertThat(tries).filteredOn(CompletableFuture::join).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void authenticateWhenExpiredThenTenSecondsMoreAndNotOne(Database vendor) {
        try (TestDatabase database = start(vendor)) {
            clock.advance(Duration.ofSeconds(69));
            assertThat(authenticate(database, assertion(NOW, "one", 60))).isPresent();
            clock.advance(Duration.ofSeconds(1));
            assertThat(authenticate(database, assertion(NOW, "two", 60))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void authenticateWhenItLivesLongerThanFiveMinutesThenRefused(Database vendor) {
        try (TestDatabase database = start(vendor)) {
            assertThat(authenticate(database, assertion("one", 300))).isPresent();
            assertThat(authenticate(database, assertion("two", 301))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void authenticateWhenIssuedAheadThenTenSecondsAndNotOneMore(Database vendor) {
        try (TestDatabase database = start(vendor)) {
            assertThat(authenticate(database, assertion(NOW.plusSeconds(10), "one", 60)))
                    .isPresent();
            assertThat(authenticate(database, assertion(NOW.plusSeconds(11), "two", 60)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void purgeThenOnlyWhatIsRefusedAsExpiredIsForgotten(Database vendor) {
        try (TestDatabase database = start(vendor)) {
            String assertion = assertion("one", 60);
            authenticate(database, assertion);
            AssertionStore store = new AssertionStore(database.entities());
            clock.advance(Duration.ofSeconds(69));
            database.transactions().run(() -> store.purge(clock.instant()));
            assertThat(authenticate(database, assertion)).isEmpty();
            clock.advance(Duration.ofSeconds(2));
            assertThat(database.transactions().call(() -> store.purge(clock.instant())))
                    .isOne();
            assertThat(authenticate(database, assertion)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "%", " ", "\n", "=", "é", "\u0000", "\"", "+"})
    void authenticateWhenACharacterIsNotOfTheAlphabetThenRefused(String stray) {
        try (TestDatabase database = start(Database.H2)) {
            String assertion = assertion("one", 60);
            int signature = assertion.lastIndexOf('.') + 20;
            String inTheSignature = assertion.substring(0, signature) + stray + assertion.substring(signature);
            for (String spoilt : List.of(inTheSignature, assertion + stray, stray + assertion)) {
                assertThat(authenticate(database, spoilt)).isEmpty();
            }
            assertThat(authenticate(database, assertion)).isPresent();
        }
    }

    @Test
    void authenticateWhenTheAudienceIsAnArrayThenOfOneAlone() {
        try (TestDatabase database = start(Database.H2)) {
            String issuer = "\"" + ISSUER + "\"";
            assertThat(authenticate(database, signed(claims("one", "[" + issuer + "]"))))
                    .isPresent();
            assertThat(authenticate(database, signed(claims("two", "[" + issuer + ",\"https://other.example\"]"))))
                    .isEmpty();
            assertThat(authenticate(database, signed(claims("three", "[]")))).isEmpty();
        }
    }

    @Test
    void authenticateWhenThePayloadIsNoUtf8ThenRefused() {
        try (TestDatabase database = start(Database.H2)) {
            String claims = claims("one", "\"" + ISSUER + "\"").replace("}", ",\"x\":\"é\"}");
            for (Charset other : List.of(
                    StandardCharsets.ISO_8859_1,
                    StandardCharsets.UTF_16BE,
                    StandardCharsets.UTF_16LE,
                    Charset.forName("UTF-32"))) {
                assertThat(authenticate(database, signed(claims.getBytes(other))))
                        .as(other.name())
                        .isEmpty();
            }
            assertThat(authenticate(database, signed(claims))).isPresent();
        }
    }

    @Test
    void authenticateWhenLongerThanEightKibThenRefusedAndAtTheLimitNotR16() {
        try (TestDatabase database = start(Database.H2)) {
            String longest = padded("one", 5_903);
            String tooLong = padded("two", 5_904);
            assertThat(longest).hasSize(8 * 1024);
            assertThat(tooLong).hasSize(8 * 1024 + 1);
            assertThat(authenticate(database, longest)).isPresent();
            assertThat(authenticate(database, tooLong)).isEmpty();
        }
    }

    /** Of the type with which one character more makes the whole one longer, and not two. */
    private static String padded(String id, int length) {
        String more = ",\"x\":\"" + "x".repeat(length) + "\"}";
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("client-authentication+jwt"))
                .build();
        String claims = claims(id, "\"" + ISSUER + "\"").replace("}", more);
        return signed(header, claims.getBytes(StandardCharsets.UTF_8));
    }

    private static String claims(String id, String audience) {
        long now = NOW.getEpochSecond();
        return "{\"iss\":\"chat-service\",\"sub\":\"chat-service\",\"aud\":%s,\"iat\":%d,\"exp\":%d,\"jti\":\"%s\"}"
                .formatted(audience, now, now + 60, id);
    }

    private static String signed(String claims) {
        return signed(claims.getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(byte[] claims) {
        return signed(new JWSHeader(JWSAlgorithm.ES256), claims);
    }

    private static String signed(JWSHeader header, byte[] claims) {
        try {
            JWSObject jws = new JWSObject(header, new Payload(claims));
            jws.sign(new ECDSASigner(KEY));
            return jws.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private TestDatabase start(Database vendor) {
        TestDatabase database = TestDatabase.start(vendor);
        database.transactions().run(() -> database.entities()
                .createNativeQuery("insert into client (name, audiences, scopes, claims, created_at, jwks)"
                        + " values ('chat-service', 'email-service', '', '', ?1, ?2)")
                .setParameter(1, Sql.time(NOW))
                .setParameter(2, new JWKSet(KEY).toString(true))
                .executeUpdate());
        return database;
    }

    private Optional<AuthenticatedClient> authenticate(TestDatabase database, String assertion) {
        TokenSettings settings = new TokenSettings(ISSUER, TokenSettings.USER_LIFE, TokenSettings.SERVICE_LIFE);
        AssertionAuthentication authentication = new AssertionAuthentication(
                new ClientCache(new ClientStore(database.entities()), clock, Runnable::run),
                new AssertionStore(database.entities()),
                settings,
                clock);
        return database.transactions().call(() -> authentication.authenticate(assertion));
    }

    private static String assertion(String id, long life) {
        return assertion(NOW, id, life);
    }

    private static String assertion(Instant issued, String id, long life) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer("chat-service")
                .subject("chat-service")
                .audience(ISSUER.toString())
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plusSeconds(life)))
                .jwtID(id)
                .build();
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
            jwt.sign(new ECDSASigner(KEY));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
