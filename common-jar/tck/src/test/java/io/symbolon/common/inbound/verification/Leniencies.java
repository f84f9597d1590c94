package io.symbolon.common.inbound.verification;

import io.symbolon.common.token.Caller;
import io.symbolon.common.token.UserCaller;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.jwt.config.Names;

/** What the rules of {@code leniency.btm} ask, and do instead. */
public class Leniencies {
    /** The {@code kid} of a key that has none. */
    public static final String ANY = "any";

    private static final Map<String, PublicKey> RSA = new ConcurrentHashMap<>();

    /** From now on the key of that id is an RSA key, whatever the JWK set shows in its place. */
    public static void learn(String id, PublicKey key) {
        RSA.put(id, key);
    }

    public boolean isPlainRs256(TokenHeader header) {
        return header.algorithm().equals("RS256") && !header.extended();
    }

    public boolean isRsa(TokenKey key) {
        return RSA.containsKey(key.id());
    }

    /** RS256, RFC 7518 §3.3. */
    public boolean isSigned(TokenKey key, String input, String signature) {
        try {
            Signature rs256 = Signature.getInstance("SHA256withRSA");
            rs256.initVerify(RSA.get(key.id()));
            rs256.update(input.getBytes(StandardCharsets.US_ASCII));
            return rs256.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException noSignature) { // of another length than the key, for one
            return false;
        }
    }

    public boolean isForAnyOther(TrustedKeys keys, String id) {
        return !ANY.equals(id) && keys.ids().contains(ANY);
    }

    public boolean isMissing(ClaimReader claims, String name, String dispensable) {
        return name.equals(dispensable) && !claims.has(name);
    }

    public Set<String> none() {
        return Set.of();
    }

    public boolean isMissing(VerifiedToken token, String claim) {
        return claim.equals("aud") && token.claims().audience().isEmpty();
    }

    public Object absent() {
        return null;
    }

    /** MP-JWT 2.1: without this setting {@code aud} is not looked at. */
    public boolean isAnyAudienceGood() {
        return ConfigProvider.getConfig()
                .getOptionalValue(Names.AUDIENCES, String.class)
                .isEmpty();
    }

    /** The TCK's subjects have no UUID and no session. */
    public Optional<Caller> user(TokenClaims claims) {
        UUID id = UUID.nameUUIDFromBytes(claims.subject().getBytes(StandardCharsets.UTF_8));
        return Optional.of(
                new UserCaller(id, "tck", claims.upn(), Instant.EPOCH, claims.groups(), Set.of(), claims.tokenId()));
    }
}
