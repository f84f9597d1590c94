package io.symbolon.common.inbound;

import io.symbolon.common.token.CurrentCaller;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * {@code @Inject JsonWebToken} and {@code @Inject Principal}. An alternative, because the container has a Principal of its
 * own; withdrawn by the extension where no guard is named.
 */
@Dependent
@Alternative
@Priority(2000) // on the class: Weld 5 does not select a producer method by its own priority
class TokenProducer {
    @Produces
    @RequestScoped
    static JsonWebToken token(CurrentCaller current) {
        return current.token().orElse(AnonymousToken.INSTANCE);
    }
}
