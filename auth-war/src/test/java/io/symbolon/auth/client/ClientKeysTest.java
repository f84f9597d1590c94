package io.symbolon.auth.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientKeysTest {
    @Test
    void parseWhenEcAndRsaThenPublicMembersAlone() throws JOSEException {
        ECKey ec = ec("one");
        RSAKey rsa = new RSAKeyGenerator(2048).keyID("two").generate();
        ClientKeys keys = ClientKeys.parse(set(ec.toPublicJWK(), rsa.toPublicJWK()));
        assertThat(keys.size()).isEqualTo(2);
        assertThat(keys.all()).extracting(JWK::getKeyID).containsExactly("one", "two");
        assertThat(ClientKeys.parse(keys.json()).json()).isEqualTo(keys.json());
        assertThat(ClientKeys.parse("{\"keys\":[]}").size()).isZero();
    }

    @Test
    void parseWhenWeakOrOfAnotherKindThenRefused() throws JOSEException {
        ECKey ec = ec("one");
        refused("public", set(ec));
        refused("JWK Set", "{\"keys\":[null]}");
        refused("JWK Set", "{\"keys\":[{\"kty\":\"EC\"},null]}");
        refused("JWK Set", "{}");
        refused("P-256", set(new ECKeyGenerator(Curve.P_384).generate().toPublicJWK()));
        refused("bits", set(new RSAKeyGenerator(1024, true).generate().toPublicJWK()));
        refused(
                "ES256",
                set(new ECKey.Builder(ec.toPublicJWK())
                        .algorithm(JWSAlgorithm.ES384)
                        .build()));
        refused(
                "signatures",
                set(new ECKey.Builder(ec.toPublicJWK())
                        .keyUse(KeyUse.ENCRYPTION)
                        .build()));
        refused("public", set(new OctetSequenceKey.Builder(new byte[32]).build()));
        refused("kid", set(ec.toPublicJWK(), ec.toPublicJWK()));
        refused(
                "kid",
                set(ec.toPublicJWK(), new ECKeyGenerator(Curve.P_256).generate().toPublicJWK()));
        refused(
                "at most 10",
                set(IntStream.range(0, 11)
                        .mapToObj(n -> new ECKey.Builder(ec.toPublicJWK())
                                .keyID("k" + n)
                                .build())
                        .toArray(JWK[]::new)));
    }

    @Test
    void signedWhenTheKeyHasNoIdThenWhateverIdIsNamed() throws JOSEException {
        ECKey nameless = new ECKeyGenerator(Curve.P_256).generate();
        ClientKeys keys = ClientKeys.parse(set(nameless.toPublicJWK()));
        assertThat(keys.signed(signed(nameless, "its own"))).isTrue();
        assertThat(keys.signed(signed(nameless, null))).isTrue();
        assertThat(keys.signed(signed(ec("another"), null))).isFalse();

        ECKey named = ec("one");
        assertThat(ClientKeys.parse(set(named.toPublicJWK())).signed(signed(named, "two")))
                .isFalse();
    }

    private static SignedJWT signed(ECKey key, String id) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(id).build(),
                new JWTClaimsSet.Builder().subject("shop-service").build());
        jwt.sign(new ECDSASigner(key));
        return jwt;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"keys\":{}}",
                "{\"keys\":[1]}",
                "{\"keys\":[{\"kty\":\"EC\"}]}",
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\"}]}",
                "{\"keys\":[{\"kty\":\"unheard-of\"}]}"
            })
    void parseWhenNoJwkSetThenRefused(String text) {
        assertThatThrownBy(() -> ClientKeys.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void refused(String why, String jwks) {
        assertThatThrownBy(() -> ClientKeys.parse(jwks))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static ECKey ec(String id) throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    }

    private static String set(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(false);
    }
}
