package io.symbolon.common.inbound;

import io.symbolon.common.inbound.verification.Reason;
import io.symbolon.common.token.Sha256;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * The second factor: the header {@code X-Internal-Token}, compared in constant time (ASVS 11.2.4) with every value that is
 * valid during rotation. Immutable.
 */
final class InternalToken {
    static final String HEADER = "X-Internal-Token";

    private final List<byte[]> digests;

    InternalToken(List<String> valid) {
        this.digests = valid.stream().map(Sha256::of).toList();
    }

    boolean isSet() {
        return !digests.isEmpty();
    }

    /** Why the header is not right; empty when it is. Several headers, or several values in one, are never right. */
    Optional<Reason> refusal(List<String> header) {
        if (header == null
                || header.isEmpty()
                || (header.size() == 1 && header.get(0).isBlank())) {
            return Optional.of(Reason.MISSING_INTERNAL_TOKEN);
        }
        boolean right = matches(header.get(0)) && header.size() == 1;
        return right ? Optional.empty() : Optional.of(Reason.INVALID_INTERNAL_TOKEN);
    }

    /** Blanks around it are not the value's (RFC 9110 §5.5); the runtime leaves those behind it. */
    private boolean matches(String presented) {
        byte[] digest = Sha256.of(presented.strip());
        boolean matched = false;
        for (byte[] valid : digests) { // all of them: which one matched must not show in the time
            matched |= MessageDigest.isEqual(valid, digest);
        }
        return matched;
    }
}
