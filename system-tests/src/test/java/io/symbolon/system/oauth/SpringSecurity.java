package io.symbolon.system.oauth;

import io.symbolon.system.Symbolon;
import java.io.IOException;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What Spring Security finds on either side: an issuer, and a machine that trusts its certificate. */
abstract class SpringSecurity {
    final Symbolon symbolon;
    final String issuer;
    private MachineTrust trust;

    SpringSecurity(Symbolon symbolon) {
        this.symbolon = symbolon;
        this.issuer = symbolon.auth().url().toString();
    }

    @BeforeEach
    void trust() throws IOException, GeneralSecurityException {
        trust = new MachineTrust(symbolon.platform().authority());
    }

    @AfterEach
    void distrust() {
        trust.close();
    }
}
