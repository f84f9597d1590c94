package io.symbolon.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** A good token taken apart, to be put together differently. Each change makes another forgery. */
public record Forgery(ObjectNode header, ObjectNode claims, String signature) {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    public static Forgery of(String token) {
        String[] parts = token.split("\\.");
        return new Forgery(json(parts[0]), json(parts[1]), parts[2]);
    }

    /** With that header parameter; null takes it away. */
    public Forgery header(String name, Object value) {
        return new Forgery(with(header, name, value), claims, signature);
    }

    /** With that claim; null takes it away. */
    public Forgery claim(String name, Object value) {
        return new Forgery(header, with(claims, name, value), signature);
    }

    /** With that signature, or none. */
    public Forgery signature(String base64) {
        return new Forgery(header, claims, base64);
    }

    /** Signed properly, by somebody else's key. */
    public Forgery signedByAnother() {
        try {
            Signature es256 = Signature.getInstance("SHA256withECDSAinP1363Format");
            es256.initSign(anyKey());
            es256.update(signingInput().getBytes(StandardCharsets.US_ASCII));
            return signature(BASE64.encodeToString(es256.sign()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As it goes over the wire. */
    public String compact() {
        return signingInput() + "." + signature;
    }

    private String signingInput() {
        return part(header) + "." + part(claims);
    }

    private static PrivateKey anyKey() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        return keys.generateKeyPair().getPrivate();
    }

    private static ObjectNode with(ObjectNode members, String name, Object value) {
        ObjectNode changed = members.deepCopy();
        if (value == null) {
            changed.remove(name);
        } else {
            changed.set(name, Answer.JSON.valueToTree(value));
        }
        return changed;
    }

    private static String part(ObjectNode members) {
        return BASE64.encodeToString(members.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode json(String part) {
        try {
            byte[] text = Base64.getUrlDecoder().decode(part);
            return (ObjectNode) Answer.JSON.readTree(new String(text, StandardCharsets.UTF_8));
        } catch (JsonProcessingException noToken) {
            throw new IllegalArgumentException(noToken);
        }
    }
}
