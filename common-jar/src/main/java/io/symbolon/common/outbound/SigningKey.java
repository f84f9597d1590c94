package io.symbolon.common.outbound;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import io.symbolon.common.token.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;

/** A private key out of a file: a JWK (RFC 7517), or PKCS#8 in PEM (RFC 7468 §10); elliptic curve or RSA. */
record SigningKey(JWSSigner signer, JWSAlgorithm algorithm, Optional<String> id) {
    /** Failures say that there is no key, never why: what parsers say may quote it. */
    private static final String NO_KEY = "the client's key is neither a private JWK nor PKCS#8 in PEM";

    private static final String HEADING = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /** @throws IllegalArgumentException when it is neither */
    static SigningKey parse(Secret key) {
        String text = key.reveal().strip();
        return text.startsWith("{") ? ofJwk(text) : ofPem(text);
    }

    private static SigningKey ofJwk(String text) {
        try {
            JWK jwk = JWK.parse(text);
            JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(jwk);
            JWSAlgorithm algorithm = jwk.getAlgorithm() != null
                    ? JWSAlgorithm.parse(jwk.getAlgorithm().getName())
                    : byDefault(jwk, signer);
            return new SigningKey(signer, algorithm, Optional.ofNullable(jwk.getKeyID()));
        } catch (ParseException | JOSEException e) {
            throw new IllegalArgumentException(NO_KEY);
        }
    }

    /** An elliptic curve has one algorithm; of those of RSA, the one that every provider takes. */
    private static JWSAlgorithm byDefault(JWK jwk, JWSSigner signer) {
        return jwk instanceof ECKey ? signer.supportedJWSAlgorithms().iterator().next() : JWSAlgorithm.RS256;
    }

    private static SigningKey ofPem(String text) {
        int start = text.indexOf(HEADING);
        int end = text.indexOf(END);
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(NO_KEY);
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(text.substring(start + HEADING.length(), end));
            PrivateKey key = decode(new PKCS8EncodedKeySpec(der));
            JWSSigner signer = key instanceof ECPrivateKey ec ? new ECDSASigner(ec) : new RSASSASigner(key);
            JWSAlgorithm algorithm = key instanceof ECPrivateKey
                    ? signer.supportedJWSAlgorithms().iterator().next()
                    : JWSAlgorithm.RS256;
            return new SigningKey(signer, algorithm, Optional.empty());
        } catch (GeneralSecurityException | JOSEException | IllegalArgumentException e) {
            throw new IllegalArgumentException(NO_KEY);
        }
    }

    private static PrivateKey decode(KeySpec encoded) throws GeneralSecurityException {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(encoded);
        } catch (InvalidKeySpecException e) { // of the two kinds, the other
            return KeyFactory.getInstance("RSA").generatePrivate(encoded);
        }
    }
}
