package io.symbolon.auth.issued;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who acts for a user, and who did before (RFC 8693 §4.1). Immutable.
 *
 * @param former whoever the present actor had the token from
 */
public record Actor(String subject, Optional<Actor> former) {
    static Actor of(JsonObject claim) {
        return new Actor(
                claim.getString("sub", ""),
                Optional.ofNullable(claim.get("act"))
                        .filter(JsonObject.class::isInstance)
                        .map(nested -> of((JsonObject) nested)));
    }

    /** How many there are. */
    public int depth() {
        return 1 + former.map(Actor::depth).orElse(0);
    }

    /**
     * The claim {@code act}: "The outermost "act" claim represents the current actor while nested "act" claims
     * represent prior actors." (RFC 8693 §4.1)
     */
    public Map<String, Object> claim() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("sub", subject);
        former.ifPresent(actor -> members.put("act", actor.claim()));
        return members;
    }
}
