package io.symbolon.auth.registry;

import java.time.Instant;
import java.util.List;

/**
 * A registered service as administrators see it. Not changed once it is read: until then its tokens are added one by one.
 *
 * @param tokens the oldest first, expired ones too
 * @param keys how many keys it proves itself with; with any, it has no tokens
 */
public record ServiceView(
        String name,
        List<String> audiences,
        List<String> scopes,
        List<String> claims,
        Instant createdAt,
        List<TokenView> tokens,
        int keys) {
    ServiceRights rights() {
        return new ServiceRights(audiences, scopes, claims);
    }
}
