package io.symbolon.auth.revocation;

import io.symbolon.auth.credential.UserId;
import io.symbolon.auth.revoked.Kind;
import io.symbolon.common.problem.Violation;
import io.symbolon.common.token.ServiceName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an administrator wants revoked; anything may be missing.
 *
 * @param kind {@code jti}, {@code sid}, {@code sub}, {@code client} or {@code kid}
 * @param value what the kind names
 */
@Schema(requiredProperties = {"kind", "value"})
public record RevocationRequest(String kind, String value) {
    /** Ids of ours are shorter; no other character is in any of them. */
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,200}");

    /** 256 bits in base64url: a refresh or a service token, which somebody put into the wrong field. No id is told of it. */
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** What is not acceptable; nothing is looked up. */
    List<Violation> violations() {
        Optional<Kind> known = Kind.of(kind);
        if (known.isEmpty()) {
            return List.of(new Violation("kind", "must be one of jti, sid, sub, client, kid"));
        }
        boolean fits = value != null && fits(known.get());
        return fits ? List.of() : List.of(new Violation("value", "must be an id of that kind"));
    }

    private boolean fits(Kind known) {
        return switch (known) {
            case JTI -> ID.matcher(value).matches() && !SECRET.matcher(value).matches();
            case KID -> ID.matcher(value).matches();
            case SID -> UserId.parse(value).isPresent();
            case SUB -> UserId.parse(value).isPresent() || ServiceName.isValid(value);
            case CLIENT -> ServiceName.isValid(value);
        };
    }
}
