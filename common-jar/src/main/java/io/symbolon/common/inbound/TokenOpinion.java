package io.symbolon.common.inbound;

import io.symbolon.common.inbound.verification.Kinds;
import io.symbolon.common.inbound.verification.Leniency;
import io.symbolon.common.inbound.verification.Reason;
import io.symbolon.common.inbound.verification.Verdict;
import io.symbolon.common.token.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * What the guard thinks of a token that is not the present request's own. It can be sure of a refusal, without asking
 * anybody; that a token is good is for auth to say. Without a guard there is no opinion. Thread-safe.
 */
@ApplicationScoped
public class TokenOpinion {
    private final GuardExtension extension;
    private final Instance<GuardRuntime> runtime;
    private volatile TokenCheck check;

    TokenOpinion() { // CDI proxy
        this(null, null);
    }

    @Inject
    TokenOpinion(GuardExtension extension, Instance<GuardRuntime> runtime) {
        this.extension = extension;
        this.runtime = runtime;
    }

    /**
     * Whether the token certainly does not hold here, whoever acts for its subject; false too when it may be signed by a key
     * younger than those at hand.
     */
    public boolean refuses(Secret token) {
        return extension.isInstalled()
                && check().check(token.reveal(), Kinds.BOTH, Set.of(Leniency.DELEGATED))
                        instanceof Verdict.Refused refused
                && refused.reason() != Reason.UNKNOWN_KEY;
    }

    private TokenCheck check() {
        TokenCheck known = check;
        if (known == null) {
            known = runtime.get().tokens();
            check = known;
        }
        return known;
    }
}
