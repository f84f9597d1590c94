package io.symbolon.system.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.symbolon.system.Symbolon;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A service that proves itself by a key, and may write to email-service.
 *
 * @param formerSecret worthless since the key is registered
 */
record KeyedService(String name, ECKey key, String formerSecret) {
    static KeyedService register(Symbolon symbolon) throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
        String name = "svc-" + UUID.randomUUID().toString().substring(0, 18);
        String administrator = symbolon.administrator().accessToken();
        String secret = symbolon.auth()
                .post("/v1/auth/services")
                .bearer(administrator)
                .json(Map.of("name", name, "audiences", List.of("email-service"), "scopes", List.of("email:send")))
                .send()
                .expect(201)
                .text("token");
        symbolon.auth()
                .put("/v1/auth/services/" + name + "/keys")
                .bearer(administrator)
                .json(new JWKSet(key).toJSONObject(true))
                .send()
                .expect(204);
        return new KeyedService(name, key, secret);
    }
}
