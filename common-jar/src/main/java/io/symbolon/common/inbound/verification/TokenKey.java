package io.symbolon.common.inbound.verification;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.Provider;

/**
 * One public key that tokens may be signed with: ES256 (RFC 7518 §3.4) and nothing else, whatever the token's header says.
 * Thread-safe.
 */
public final class TokenKey {
    private static final JWSHeader ES256 = new JWSHeader(JWSAlgorithm.ES256);
    /** "The JWS Signature value MUST be a 64-octet sequence." (RFC 7518 §3.4) Half of it is r, half s. */
    private static final int SIGNATURE_LENGTH = 64;

    private final String id;
    private final ECDSAVerifier verifier;

    private TokenKey(String id, ECDSAVerifier verifier) {
        this.id = id;
        this.verifier = verifier;
    }

    /**
     * @param jwk a public P-256 key with a {@code kid}
     * @param provider whose cryptography to use; null is the JDK's
     * @throws JOSEException when the key is not one
     */
    static TokenKey of(ECKey jwk, Provider provider) throws JOSEException {
        ECDSAVerifier verifier = new ECDSAVerifier(jwk);
        if (provider != null) {
            verifier.getJCAContext().setProvider(provider);
        }
        return new TokenKey(jwk.getKeyID(), verifier);
    }

    /** The {@code kid}. */
    public String id() {
        return id;
    }

    boolean signed(String signingInput, String signature) {
        Base64URL encoded = new Base64URL(signature);
        byte[] octets = encoded.decode();
        if (octets.length != SIGNATURE_LENGTH || !Base64URL.encode(octets).equals(encoded) || hasZeroHalf(octets)) {
            return false;
        }
        try {
            return verifier.verify(ES256, signingInput.getBytes(StandardCharsets.US_ASCII), encoded);
        } catch (JOSEException unusable) {
            return false;
        }
    }

    /** CVE-2022-21449: r and s must not be zero, whichever provider looks at them. */
    private static boolean hasZeroHalf(byte[] octets) {
        int r = 0;
        int s = 0;
        for (int i = 0; i < SIGNATURE_LENGTH / 2; i++) {
            r |= octets[i];
            s |= octets[i + SIGNATURE_LENGTH / 2];
        }
        return r == 0 || s == 0;
    }
}
