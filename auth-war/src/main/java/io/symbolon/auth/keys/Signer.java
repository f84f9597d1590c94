package io.symbolon.auth.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import java.util.Map;

/** Signs with one key (ES256). Thread-safe; takes up to some milliseconds: never call it inside a transaction. */
public final class Signer {
    private final String kid;
    private final JWSSigner key;

    Signer(String kid, JWSSigner key) {
        this.kid = kid;
        this.key = key;
    }

    /** The key's id. */
    public String kid() {
        return kid;
    }

    /**
     * The compact form (RFC 7515 §3.1) of the signed claims.
     *
     * @param type the {@code typ} header
     * @param claims as JSON values: what is an array stays one, whatever its length
     */
    public String sign(JOSEObjectType type, Map<String, Object> claims) {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).type(type).keyID(kid).build();
        JWSObject token = new JWSObject(header, new Payload(claims));
        try {
            token.sign(key);
        } catch (JOSEException unavailable) {
            throw new IllegalStateException("ES256 signing failed", unavailable);
        }
        return token.serialize();
    }
}
