package io.symbolon.tck;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.symbolon.common.inbound.JwksSource;
import io.symbolon.common.inbound.verification.Leniencies;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.jwt.config.Names;

/**
 * The keys where MP-JWT 2.1 has them: {@code mp.jwt.verify.publickey} and {@code .location}, as PEM, JWK or JWK set. An RSA
 * key is shown to the guard as an EC key of the same {@code kid}, whose place it takes by {@code leniency.btm}.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class ConfiguredKeys implements JwksSource {
    @Override
    public String read() throws IOException {
        try {
            List<JWK> shown = new ArrayList<>();
            for (JWK key : parse(text())) {
                shown.add(key instanceof RSAKey rsa ? standIn(rsa) : key);
            }
            return new JWKSet(shown).toString();
        } catch (ParseException | JOSEException | GeneralSecurityException unusable) {
            throw new IOException(unusable);
        }
    }

    private static String text() throws IOException {
        Config config = ConfigProvider.getConfig();
        String inline =
                config.getOptionalValue(Names.VERIFIER_PUBLIC_KEY, String.class).orElse("");
        return inline.isEmpty() ? located(config.getValue(Names.VERIFIER_PUBLIC_KEY_LOCATION, String.class)) : inline;
    }

    private static String located(String location) throws IOException {
        URL resource = Thread.currentThread().getContextClassLoader().getResource(location.replaceFirst("^/", ""));
        try (InputStream content = (resource == null ? new URL(location) : resource).openStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<JWK> parse(String text) throws ParseException, GeneralSecurityException {
        String key = text.strip();
        if (key.startsWith("-----BEGIN")) {
            return List.of(ofPem(key));
        }
        String json =
                key.startsWith("{") ? key : new String(Base64.getMimeDecoder().decode(key), StandardCharsets.UTF_8);
        return json.contains("\"keys\"") ? JWKSet.parse(json).getKeys() : List.of(JWK.parse(json));
    }

    private static JWK ofPem(String pem) throws GeneralSecurityException {
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        try {
            PublicKey rsa = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
            return new RSAKey.Builder((RSAPublicKey) rsa).keyID(Leniencies.ANY).build();
        } catch (GeneralSecurityException notRsa) {
            PublicKey ec = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
            return new ECKey.Builder(Curve.P_256, (ECPublicKey) ec)
                    .keyID(Leniencies.ANY)
                    .build();
        }
    }

    private static JWK standIn(RSAKey key) throws JOSEException {
        String id = key.getKeyID() == null ? Leniencies.ANY : key.getKeyID();
        Leniencies.learn(id, key.toPublicKey());
        return new ECKeyGenerator(Curve.P_256).keyID(id).generate().toPublicJWK();
    }
}
