package io.symbolon.user;

import io.symbolon.common.testing.Archives;
import io.symbolon.common.testing.TestJwks;
import io.symbolon.common.testing.TestKey;
import io.symbolon.common.testing.TestTokens;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it ships, trusting the tests' key. */
public final class InContainer {
    private InContainer() {}

    public static WebArchive userWar() {
        return Archives.builtWar("user-war")
                .addClasses(InContainer.class, TestJwks.class, TestKey.class, TestTokens.class);
    }

    /** The same, its calls to auth and property led to the stub. */
    public static WebArchive userWarBesideStub() {
        return userWar()
                .addClasses(Stub.class, Stub.Answer.class, Stub.Request.class, StubSettings.class)
                .addAsServiceProvider(ConfigSource.class, StubSettings.class);
    }
}
