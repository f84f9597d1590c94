package io.symbolon.common.testing;

import io.symbolon.common.inbound.JwksSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** An application whose archive holds this class trusts {@link TestKey#TRUSTED} and needs no auth server. */
@Alternative
@Priority(5000)
@ApplicationScoped
public class TestJwks implements JwksSource {
    @Override
    public String read() {
        return TestKey.TRUSTED.jwks();
    }
}
