package io.symbolon.auth.oauth;

import static io.symbolon.auth.grant.GrantError.INVALID_GRANT;
import static io.symbolon.auth.grant.GrantError.INVALID_REQUEST;
import static io.symbolon.auth.grant.GrantError.INVALID_SCOPE;
import static io.symbolon.auth.grant.GrantError.INVALID_TARGET;

import io.symbolon.auth.grant.FormFields;
import io.symbolon.auth.grant.GrantOutcome.Refused;
import io.symbolon.auth.sessiontoken.RefreshOutcome;
import io.symbolon.auth.sessiontoken.RefreshOutcome.NoSuchAudience;
import io.symbolon.auth.sessiontoken.RefreshOutcome.NoSuchScope;
import io.symbolon.auth.sessiontoken.RefreshOutcome.Refreshed;
import io.symbolon.auth.sessiontoken.Refreshing;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The refresh token grant (RFC 6749 §6), of the public client {@code first-party} alone. Thread-safe. */
@ApplicationScoped
class RefreshGrant {
    private final Refreshing refreshing;

    RefreshGrant() { // CDI proxy
        this(null);
    }

    @Inject
    public RefreshGrant(Refreshing refreshing) {
        this.refreshing = refreshing;
    }

    /** Why the request cannot be granted, whatever the refresh token is: that stays unused. */
    Optional<Refused> refusal(FormFields form) {
        if (form.find("refresh_token").isEmpty()) {
            return Optional.of(new Refused(INVALID_REQUEST, "refresh_token must be given"));
        }
        if (NamedTarget.isAmbiguous(form)) {
            return Optional.of(new Refused(
                    INVALID_TARGET, "several services are named: a token is for one, or for all of the user's"));
        }
        return Optional.empty();
    }

    /** Exchanges it. */
    RefreshOutcome exchange(FormFields form) {
        Set<String> scope = form.find("scope")
                .map(asked -> Set.copyOf(Arrays.asList(asked.split(" "))))
                .orElse(Set.of());
        return refreshing.refresh(Secret.of(form.get("refresh_token")), NamedTarget.of(form), scope);
    }

    static Refused refused(RefreshOutcome outcome) {
        if (outcome instanceof Refreshed) {
            throw new IllegalStateException("nothing is refused");
        }
        // "The requested scope MUST NOT include any scope not originally granted by the resource owner" (RFC 6749 §6)
        if (outcome instanceof NoSuchScope) {
            return new Refused(INVALID_SCOPE, "a scope was not granted at login");
        }
        return outcome instanceof NoSuchAudience
                ? new Refused(INVALID_TARGET, "the user can have no token for that audience")
                : new Refused(INVALID_GRANT, "the refresh token is unknown, expired or used, or its session has ended");
    }
}
