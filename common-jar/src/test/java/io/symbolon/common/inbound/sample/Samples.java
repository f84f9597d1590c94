package io.symbolon.common.inbound.sample;

import io.symbolon.common.testing.Archives;
import io.symbolon.common.testing.TestTokens;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Applications around the guard, sound and unsound. */
public final class Samples {
    public static final String INTERNAL_TOKEN = "an-internal-token-of-the-tests-0001";
    public static final String PREVIOUS_INTERNAL_TOKEN = "an-internal-token-of-the-tests-0000";

    private Samples() {}

    /** A sound application: guard, application, resources, settings, and trust in the test key. */
    public static WebArchive sound(String name) {
        return settings(name)
                .addClasses(
                        Guard.class,
                        SampleApplication.class,
                        SampleResource.class,
                        ClaimResource.class,
                        TokenResource.class);
    }

    /** The settings and the trust, and no class of the application. */
    public static WebArchive settings(String name) {
        String settings = String.join(
                "\n",
                "auth.issuer=" + TestTokens.ISSUER,
                "service.name=sample-service",
                "internal.service.token=" + INTERNAL_TOKEN,
                "internal.service.token.previous=" + PREVIOUS_INTERNAL_TOKEN);
        return Archives.trustingTestKey(Archives.withCommonJar(name))
                .addAsResource(new StringAsset(settings), "META-INF/microprofile-config.properties");
    }
}
